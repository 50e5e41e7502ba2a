using System.Globalization;
using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Fixed quotas of the valuations in every batch. Within a valuation operations are dealt from a <see cref="Deck"/>, or drawn anew
/// with replacement.
/// </summary>
internal sealed class StratifiedSampler : BatchSampler
{
    private readonly DataSettings settings;
    private readonly OperationPool pool;
    private readonly ulong seed;
    private readonly Deck[] decks;
    private readonly int[] quotas = new int[TernaryOperations.Strata];
    private readonly CompositeState memory;
    private ValuationRange? quotasFor;

    public StratifiedSampler(DataSettings settings, OperationPool pool, ulong seed)
    {
        this.settings = settings;
        this.pool = pool;
        this.seed = seed;
        decks = [.. Enumerable.Range(0, TernaryOperations.Strata).Select(v => new Deck(pool.OfValuation(v).ToArray(), seed, v))];
        memory = new CompositeState(decks.Select((deck, v) => new KeyValuePair<string, IStateful>(string.Create(CultureInfo.InvariantCulture, $"deck{v}"), deck)));
    }

    /// <summary>The share of every valuation in a batch; those that are not admitted and those without operations get 0.</summary>
    public static void Quotas(DataSettings settings, OperationPool pool, ValuationRange admitted, Span<int> quotas)
    {
        Span<double> weights = stackalloc double[TernaryOperations.Strata];
        weights.Clear();
        int highFrom = Math.Max(settings.HighFrom, admitted.Lowest);
        int lowCount = 0;
        int highStrata = 0;
        for (int v = admitted.Lowest; v <= admitted.Highest; v++)
        {
            int count = pool.OfValuation(v).Length;
            lowCount += v < highFrom ? count : 0;
            highStrata += v >= highFrom && count > 0 ? 1 : 0;
        }

        for (int v = admitted.Lowest; v <= admitted.Highest; v++)
        {
            int count = pool.OfValuation(v).Length;
            if (count == 0)
                continue;
            weights[v] = settings.Sampler switch
            {
                SamplerKind.StratifiedEqually => 1,
                SamplerKind.Proportional => count,
                _ => v >= highFrom ? settings.HighShare / highStrata : (1 - settings.HighShare) * count / lowCount,
            };
        }

        Apportionment.Divide(settings.BatchSize, weights, quotas);
    }

    internal override IStateful Memory => memory;

    public override void Fill(int epoch, int step, ValuationRange admitted, Span<int> operations)
    {
        admitted = pool.Present(admitted);
        if (quotasFor != admitted)
        {
            Quotas(settings, pool, admitted, quotas);
            quotasFor = admitted;
        }

        var random = new RandomStream(seed, RandomPurpose.Replacement, epoch, step);
        int start = 0;
        for (int v = 0; v < quotas.Length; v++)
        {
            Span<int> share = operations.Slice(start, quotas[v]);
            start += quotas[v];
            if (!settings.WithReplacement)
            {
                decks[v].Deal(share);
                continue;
            }

            ReadOnlySpan<int> stratum = pool.OfValuation(v);
            for (int i = 0; i < share.Length; i++)
                share[i] = stratum[random.Below(stratum.Length)];
        }
    }
}
