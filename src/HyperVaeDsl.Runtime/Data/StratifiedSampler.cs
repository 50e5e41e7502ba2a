namespace HyperVaeDsl.Runtime.Data;

/// <summary>Fixed quotas of the valuations in every batch; within a valuation operations are dealt from a <see cref="Deck"/>.</summary>
internal sealed class StratifiedSampler : BatchSampler
{
    private readonly DataSettings settings;
    private readonly Deck[] decks;
    private readonly int[] quotas = new int[TernaryOperations.Strata];
    private int quotasFor = -1;

    public StratifiedSampler(DataSettings settings, ulong seed)
    {
        this.settings = settings;
        decks = [.. Enumerable.Range(0, TernaryOperations.Strata).Select(v => new Deck(seed, v))];
    }

    /// <summary>The share of every valuation in a batch; those below the lowest admitted get 0.</summary>
    public static void Quotas(DataSettings settings, int lowestValuation, Span<int> quotas)
    {
        Span<double> weights = stackalloc double[TernaryOperations.Strata];
        weights.Clear();
        int highFrom = Math.Max(settings.HighFrom, lowestValuation);
        int lowCount = 0;
        for (int v = lowestValuation; v < highFrom; v++)
            lowCount += TernaryOperations.OfValuation(v).Length;
        for (int v = lowestValuation; v < TernaryOperations.Strata; v++)
        {
            weights[v] = settings.Sampler == SamplerKind.StratifiedEqually ? 1
                : v >= highFrom ? settings.HighShare / (TernaryOperations.Strata - highFrom)
                : (1 - settings.HighShare) * TernaryOperations.OfValuation(v).Length / lowCount;
        }

        Apportionment.Divide(settings.BatchSize, weights, quotas);
    }

    public override void Fill(int epoch, int step, int lowestValuation, Span<int> operations)
    {
        if (quotasFor != lowestValuation)
        {
            Quotas(settings, lowestValuation, quotas);
            quotasFor = lowestValuation;
        }

        int start = 0;
        for (int v = 0; v < quotas.Length; v++)
        {
            decks[v].Deal(operations.Slice(start, quotas[v]));
            start += quotas[v];
        }
    }
}
