namespace HyperVaeDsl.Language.Timelines;

/// <summary>A stretch of time and a bound of the values on it.</summary>
/// <param name="From">Begin.</param>
/// <param name="To">End.</param>
/// <param name="Upper">No value is above it.</param>
/// <param name="Of">Which of several curves it is of.</param>
internal readonly record struct Stretch(double From, double To, double Upper, int Of = 0);

/// <summary>Stretches, the one with the highest bound first: a binary heap.</summary>
internal sealed class StretchHeap
{
    private readonly List<Stretch> items = [];

    public int Count => items.Count;

    public void Add(Stretch stretch)
    {
        items.Add(stretch);
        int i = items.Count - 1;
        while (i > 0 && items[(i - 1) / 2].Upper < items[i].Upper)
        {
            (items[i], items[(i - 1) / 2]) = (items[(i - 1) / 2], items[i]);
            i = (i - 1) / 2;
        }
    }

    public Stretch TakeHighest()
    {
        Stretch highest = items[0];
        items[0] = items[items.Count - 1];
        items.RemoveAt(items.Count - 1);
        int i = 0;
        while (true)
        {
            int child = 2 * i + 1;
            if (child >= items.Count)
                return highest;
            if (child + 1 < items.Count && items[child + 1].Upper > items[child].Upper)
                child++;
            if (items[child].Upper <= items[i].Upper)
                return highest;
            (items[i], items[child]) = (items[child], items[i]);
            i = child;
        }
    }
}
