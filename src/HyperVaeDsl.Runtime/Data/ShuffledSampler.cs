using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>A fresh permutation of the admitted operations each epoch, and whenever more are admitted; read round and round.</summary>
internal sealed class ShuffledSampler(OperationPool pool, ulong seed) : BatchSampler
{
    private readonly int[] order = new int[pool.Operations.Length];
    private int count;
    private (int Epoch, ValuationRange Admitted) shuffledFor = (-1, default);

    public override void Fill(int epoch, int step, ValuationRange admitted, Span<int> operations)
    {
        admitted = pool.Present(admitted);
        if (shuffledFor != (epoch, admitted))
        {
            count = 0;
            foreach (int operation in pool.Operations)
            {
                if (admitted.Holds(TernaryOperations.Valuations[operation]))
                    order[count++] = operation;
            }

            new RandomStream(seed, RandomPurpose.Shuffle, epoch, Key(admitted)).Shuffle(order.AsSpan(0, count));
            shuffledFor = (epoch, admitted);
        }

        int next = (int)((long)step * operations.Length % count);
        for (int i = 0; i < operations.Length; i++)
        {
            operations[i] = order[next];
            next = next + 1 == count ? 0 : next + 1;
        }
    }

    // A range down from the top is known by its lowest valuation, one up from 0 by a number that no valuation is.
    private static int Key(ValuationRange range) =>
        range.Highest == TernaryOperations.MaxValuation ? range.Lowest : TernaryOperations.Strata + range.Highest;
}
