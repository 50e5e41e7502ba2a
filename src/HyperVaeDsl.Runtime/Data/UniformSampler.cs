using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>Every operation of a batch is drawn anew from the admitted ones: with replacement, each equally likely.</summary>
internal sealed class UniformSampler(OperationPool pool, ulong seed) : BatchSampler
{
    private readonly int[] operationsAdmitted = new int[pool.Operations.Length];
    private int count;
    private ValuationRange? countedFor;

    public override void Fill(int epoch, int step, ValuationRange admitted, Span<int> operations)
    {
        admitted = pool.Present(admitted);
        if (countedFor != admitted)
        {
            count = 0;
            foreach (int operation in pool.Operations)
            {
                if (admitted.Holds(TernaryOperations.Valuations[operation]))
                    operationsAdmitted[count++] = operation;
            }

            countedFor = admitted;
        }

        var random = new RandomStream(seed, RandomPurpose.Replacement, epoch, step);
        for (int i = 0; i < operations.Length; i++)
            operations[i] = operationsAdmitted[random.Below(count)];
    }
}
