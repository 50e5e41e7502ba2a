using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>Every operation of a batch is drawn anew from the admitted ones: with replacement, each equally likely.</summary>
internal sealed class UniformSampler(OperationPool pool, ulong seed) : BatchSampler
{
    private readonly int[] admitted = new int[pool.Operations.Length];
    private int count;
    private int admittedFrom = -1;

    public override void Fill(int epoch, int step, int lowestValuation, Span<int> operations)
    {
        lowestValuation = pool.LowestPresent(lowestValuation);
        if (admittedFrom != lowestValuation)
        {
            count = 0;
            foreach (int operation in pool.Operations)
            {
                if (TernaryOperations.Valuations[operation] >= lowestValuation)
                    admitted[count++] = operation;
            }

            admittedFrom = lowestValuation;
        }

        var random = new RandomStream(seed, RandomPurpose.Replacement, epoch, step);
        for (int i = 0; i < operations.Length; i++)
            operations[i] = admitted[random.Below(count)];
    }
}
