using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>A fresh permutation of the admitted operations each epoch, and whenever more are admitted; read round and round.</summary>
internal sealed class ShuffledSampler(OperationPool pool, ulong seed) : BatchSampler
{
    private readonly int[] order = new int[pool.Operations.Length];
    private int count;
    private (int Epoch, int Lowest) shuffledFor = (-1, -1);

    public override void Fill(int epoch, int step, int lowestValuation, Span<int> operations)
    {
        lowestValuation = pool.LowestPresent(lowestValuation);
        if (shuffledFor != (epoch, lowestValuation))
        {
            count = 0;
            foreach (int operation in pool.Operations)
            {
                if (TernaryOperations.Valuations[operation] >= lowestValuation)
                    order[count++] = operation;
            }

            new RandomStream(seed, RandomPurpose.Shuffle, epoch, lowestValuation).Shuffle(order.AsSpan(0, count));
            shuffledFor = (epoch, lowestValuation);
        }

        int next = (int)((long)step * operations.Length % count);
        for (int i = 0; i < operations.Length; i++)
        {
            operations[i] = order[next];
            next = next + 1 == count ? 0 : next + 1;
        }
    }
}
