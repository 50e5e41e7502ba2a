using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// The operations of one stratum, dealt like cards: shuffled, dealt to the last, shuffled again. So none comes a second time
/// before all have come, across batches and epochs.
/// </summary>
internal sealed class Deck(int[] operations, ulong seed, int stratum)
{
    private readonly int[] cards = [.. operations];
    private int next;
    private int deals;

    /// <summary>Deals as many operations as fit.</summary>
    public void Deal(Span<int> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            if (next == 0)
                new RandomStream(seed, RandomPurpose.Deck, stratum, deals++).Shuffle(cards);
            destination[i] = cards[next];
            next = (next + 1) % cards.Length;
        }
    }
}
