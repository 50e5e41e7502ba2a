using HyperVaeDsl.Runtime.Control;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>Draws the operations of batches; deterministic in the seed and the sequence of calls.</summary>
public abstract class BatchSampler
{
    /// <summary>Room for rounding in an admission that a schedule computes, such as 1/3 + 1/3.</summary>
    private const double AdmissionTolerance = 1e-12;

    /// <summary>The sampler that the settings ask for, over the operations that are for training.</summary>
    public static BatchSampler Create(DataSettings settings, ulong seed)
    {
        OperationPool pool = OperationPool.Of(settings, DataPart.Training, seed);
        return settings.Sampler switch
        {
            SamplerKind.Shuffled => new ShuffledSampler(pool, seed),
            SamplerKind.Uniform => new UniformSampler(pool, seed),
            SamplerKind.StratifiedEqually or SamplerKind.StratifiedHigh or SamplerKind.Proportional => new StratifiedSampler(settings, pool, seed),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Sampler, "No such sampler."),
        };
    }

    /// <summary>Batches of a size in an epoch over all operations: ceil(19683 / batch).</summary>
    public static int StepsPerEpoch(int batchSize) => (TernaryOperations.Count + batchSize - 1) / batchSize;

    /// <summary>Steps in an epoch: ceil(operations for training / (accumulate x batch)).</summary>
    public static int StepsPerEpoch(DataSettings settings)
    {
        long perStep = (long)settings.BatchSize * settings.Accumulate;
        return (int)((OperationPool.TrainingCount(settings) + perStep - 1) / perStep);
    }

    /// <summary>The lowest valuation v with (9 - v) / 9 at most the admission: 9 at admission 0, 0 at admission 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The admission is below 0 or not a number, so that it admits nothing.</exception>
    public static int LowestAdmitted(double admission)
    {
        if (!(admission >= -AdmissionTolerance))
            throw new ArgumentOutOfRangeException(nameof(admission), admission, "An admission below 0 admits no operation.");
        int lowest = TernaryOperations.MaxValuation;
        while (lowest > 0 && (TernaryOperations.MaxValuation - (lowest - 1)) / (double)TernaryOperations.MaxValuation <= admission + AdmissionTolerance)
            lowest--;
        return lowest;
    }

    /// <summary>The valuations that an admission lets through: from the highest down, or from the lowest up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The admission is below 0 or not a number, so that it admits nothing.</exception>
    public static ValuationRange Admitted(double admission, bool fromLow)
    {
        int lowest = LowestAdmitted(admission);
        return fromLow ? new ValuationRange(0, TernaryOperations.MaxValuation - lowest) : new ValuationRange(lowest, TernaryOperations.MaxValuation);
    }

    /// <summary>Fills a batch with operations of at least the given valuation.</summary>
    /// <param name="epoch">Epoch, from 0.</param>
    /// <param name="step">Number of the batch in the epoch, from 0.</param>
    /// <param name="lowestValuation">The lowest valuation admitted.</param>
    /// <param name="operations">Receives the batch.</param>
    public void Fill(int epoch, int step, int lowestValuation, Span<int> operations) =>
        Fill(epoch, step, new ValuationRange(lowestValuation, TernaryOperations.MaxValuation), operations);

    /// <summary>Fills a batch with operations of the admitted valuations; where none has operations, of the next ones that have.</summary>
    /// <param name="epoch">Epoch, from 0.</param>
    /// <param name="step">Number of the batch in the epoch, from 0.</param>
    /// <param name="admitted">The valuations admitted.</param>
    /// <param name="operations">Receives the batch.</param>
    public abstract void Fill(int epoch, int step, ValuationRange admitted, Span<int> operations);

    /// <summary>What it remembers from batch to batch; null where a batch follows from its epoch and step.</summary>
    internal virtual IStateful? Memory => null;
}
