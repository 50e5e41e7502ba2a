namespace HyperVaeDsl.Language.Composition;

/// <summary>The settings of params whose values can be counted: each of them is compiled, while there are few enough.</summary>
internal static class CountedSettings
{
    /// <summary>So many are compiled one after another.</summary>
    public const int Most = 256;

    // So many are compiled without asking whether something can be proved of all of them at once.
    private const int Few = 32;

    /// <summary>How many there are; infinite where one of the params may have every number of a range.</summary>
    public static double Number(IEnumerable<Param> chosen) => chosen.Aggregate(1.0, (product, param) => product * param.Domain.Count);

    /// <summary>Whether all of them are compiled, because they are few.</summary>
    public static bool AreFew(IEnumerable<Param> chosen) => Number(chosen) <= Few;

    /// <summary>Every setting but the one that the params have.</summary>
    public static IEnumerable<Param[]> Others(Param[] chosen)
    {
        IEnumerable<Param[]> points = [[]];
        foreach (Param param in chosen)
        {
            Param[] values = [.. param.Domain.All.Select(value => value.Equals(param.Value) ? param : param.At(value))];
            points = points.SelectMany(point => values.Select(value => (Param[])[.. point, value]));
        }
        return points.Where(point => !point.SequenceEqual(chosen));
    }
}
