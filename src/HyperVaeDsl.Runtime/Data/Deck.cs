using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// The operations of one stratum, dealt like cards: shuffled, dealt to the last, shuffled again. So none comes a second time
/// before all have come, across batches and epochs. How the cards lie follows from the number of deals, so that two numbers are all that
/// it remembers.
/// </summary>
internal sealed class Deck(int[] operations, ulong seed, int stratum) : IStateful
{
    private readonly int[] cards = [.. operations];
    private int next;
    private int deals;

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["deals", "next"];

    /// <summary>Deals the next cards.</summary>
    public void Deal(Span<int> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            if (next == 0)
                Shuffle();
            destination[i] = cards[next];
            next = (next + 1) % cards.Length;
        }
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => (destination[0], destination[1]) = (deals, next);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        operations.CopyTo(cards, 0);
        deals = 0;
        while (deals < source[0])
            Shuffle();
        next = (int)source[1];
    }

    private void Shuffle() => new RandomStream(seed, RandomPurpose.Deck, stratum, deals++).Shuffle(cards);
}
