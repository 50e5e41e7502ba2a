using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>
/// What metrics can be on the data that they are measured on: the sizes of its levels limit correlations, the number of samples a sampled
/// coverage, and the ball the radii. Everything is computed from the declarations; docs/metrics.md has the formulas.
/// </summary>
public static class MetricLimits
{
    /// <summary>What the historical configurations made of such limits.</summary>
    private const string Evidence = "Of the 27 core configurations of the historical project, 8 had a target or threshold beyond such a limit.";

    // Many rules ask for the same limits, whose words take longer than their numbers.
    private static readonly ConditionalWeakTable<Methodology, ConcurrentDictionary<string, (MetricLimit Limit, bool ReadsPlans)>> Known = new();

    /// <summary>The limit of a metric in a methodology.</summary>
    public static MetricLimit Of(Methodology methodology, MetricKind metric)
    {
        ConcurrentDictionary<string, (MetricLimit Limit, bool ReadsPlans)> known = Known.GetValue(methodology, _ => new ConcurrentDictionary<string, (MetricLimit, bool)>(StringComparer.Ordinal));
        if (!known.TryGetValue(metric.Name, out (MetricLimit Limit, bool ReadsPlans) found))
            found = known.GetOrAdd(metric.Name, Noted(methodology, metric));
        if (found.ReadsPlans)
            methodology.PlansRead?.Any = true;
        return found.Limit;
    }

    // What reads a limit reads what that was calculated from, also where it is known.
    private static (MetricLimit Limit, bool ReadsPlans) Noted(Methodology methodology, MetricKind metric)
    {
        MetricLimit? limit = null;
        bool readsPlans = PlansRead.During(methodology.PlansRead, () => limit = Calculate(methodology, metric));
        return (limit!, readsPlans);
    }

    private static MetricLimit Calculate(Methodology methodology, MetricKind metric)
    {
        MeasuredPart part = MeasuredPart.Of(methodology.Data);
        // A metric of operations beside external data is a mistake that others report.
        if (methodology.Data.ExternalItems != null && metric.RuntimeName.Length > 0)
            return new(metric.Range, metric.RangeReason, []);
        return metric.RuntimeName switch
        {
            "RadialCorrelation" => Correlation(part, Radial(part), "valuations"),
            "DistanceCorrelation" => Correlation(part, Distance(part), "differences of valuation", metric.SamplingError),
            "Q" => Quality(part, metric),
            "TripletConcordance" => Triplets(part, metric),
            "Richness" when methodology.Complete.Model => Richness(part, methodology.Model.MaxRadius),
            "PriorCoverage" when MetricUse.PriorSamples(methodology) is { } samples => PriorCoverage(metric, samples),
            "MeanRadius" or "RadiusV0" or "RadiusV9" when methodology.Complete.Model => new(new(0, methodology.Model.MaxRadius), "max_radius limits it", []),
            "MeanHyperbolicRadius" when methodology.Complete.Model && Hyperbolic(methodology) is { } limit => limit,
            "" when metric.Statistic != LevelStatistic.None => OfLevels(part, metric),
            _ => new(metric.Range, metric.RangeReason, []),
        };
    }

    /// <summary>The largest |Spearman correlation| with the levels of a part, of every draw where it is drawn; 1 while they are unknown.</summary>
    public static double Radial(MeasuredPart part) => part.Sizes is { } sizes ? TieLimits.Spearman(sizes) : 1;

    /// <summary>The same with differences of levels over all pairs.</summary>
    public static double Distance(MeasuredPart part) =>
        part.Levels is not { } levels ? 1 : part.IsExact ? TieLimits.Spearman(TieLimits.PairsByDifference(levels)) : TieLimits.SpearmanOfPairs(levels, part.Items);

    /// <summary>
    /// The largest richness: the mean over the ten valuations of the largest variance of t numbers in 0..R, which is R^2 / 4 for an even t and
    /// R^2 / 4 (1 - 1 / t^2) for an odd one, 0 for one number or none.
    /// </summary>
    public static double LargestRichness(MeasuredPart part, double maxRadius) =>
        (part.Levels ?? []).Sum(t => t < 2 ? 0 : part.IsExact && t % 2 == 1 ? 1 - (1.0 / t / t) : 1) * maxRadius * maxRadius / 4 / DataFacts.Counts.Count;

    /// <summary>How many uniform samples find a share of all operations on average.</summary>
    public static double SamplesFor(double share) => Math.Ceiling(Math.Log(1 - share) / Math.Log(1 - (1.0 / DataFacts.Operations)));

    private static MetricLimit Correlation(MeasuredPart part, double limit, string classes, double error = 0)
    {
        double most = Math.Min(1, limit + error);
        string sampled = error > 0 ? ", to within the error of the sampled pairs" : "";
        string reason = part.IsExact ? $"{classes} tie: without other ties its limit on {part.Words} is {Numbers.Short(limit)}{sampled}"
            : $"{classes} tie: without other ties its limit on {part.Words} is {Numbers.Short(limit)} at most, whatever is drawn{sampled}";
        return new(new(-most, most), reason, [.. Ties(part, limit, error), Evidence]);
    }

    private static IEnumerable<string> Ties(MeasuredPart part, double limit, double error)
    {
        string sizes = string.Join(", ", part.Sizes!.Select(size => Numbers.Format(size)));
        string of = error > 0 ? " The classes are the differences of two of them over all pairs." : "";
        if (part.IsExact)
            yield return $"There are {sizes} {(part.Range == null ? "items" : "operations")} of the levels 0, 1, 2, ...{of} A rank correlation with classes of t out of n is at most sqrt(1 - sum(t^3 - t) / (n^3 - n)) = {Numbers.Short(limit)} unless the other side ties too.";
        else
            yield return $"Which items are drawn depends on the seed. A draw of {sizes} items of the levels 0, 1, 2, ... would have the fewest ties.{of} A rank correlation with classes of t out of n is at most sqrt(1 - sum(t^3 - t) / (n^3 - n)), {Numbers.Short(limit)} for any draw. A draw in proportion has about {Numbers.Short(InProportion(part, error > 0), 4)}.";
        if (error > 0)
            yield return $"It is taken over {Numbers.Format(MetricKind.SampledPairs)} pairs, which may tie a little less often than all: the limit is widened by 1/sqrt({Numbers.Format(MetricKind.SampledPairs)}) = {Numbers.Short(error, 3)}.";
    }

    private static double InProportion(MeasuredPart part, bool ofPairs)
    {
        double[] whole = [.. part.Levels!.Select(count => (double)count)];
        return TieLimits.Spearman(ofPairs ? TieLimits.PairsByDifference(part.Levels!) : whole);
    }

    private static MetricLimit Quality(MeasuredPart part, MetricKind metric)
    {
        (double distance, double radial) = (Distance(part), Radial(part));
        double limit = distance + (MetricKind.RadialShareOfQ * radial);
        double most = Math.Min(1, distance + metric.SamplingError) + (MetricKind.RadialShareOfQ * radial);
        string draw = part.IsExact ? "" : " at most, whatever is drawn";
        return new(
            new(-most, most),
            $"valuations tie: without other ties its limit on {part.Words} is {Numbers.Short(limit)}{draw}, to within the error of the sampled pairs",
            [$"Metric q is distance_correlation - {Numbers.Format(MetricKind.RadialShareOfQ)} radial_correlation, and the two are at most {Numbers.Short(distance)} and {Numbers.Short(radial)} in magnitude: {Numbers.Short(distance)} + {Numbers.Format(MetricKind.RadialShareOfQ)} * {Numbers.Short(radial)} = {Numbers.Short(limit)}.", Evidence]);
    }

    private static MetricLimit Triplets(MeasuredPart part, MetricKind metric)
    {
        // Three items may all be equally far from each other; from four on at most a half of what is certain ties more.
        double ties = part.Range is { } range ? TripletTies.Share(range.First, range.Last) : TripletTies.Least;
        double limit = part.Range == null && part.Items < 4 ? 1 : TripletTies.Limit(ties);
        string how = part.Range == null
            ? $"In every ultrametric triangle the two longest sides are equal, so whatever is drawn at least a third of all triplets tie, and an order without ties answers half of those right: 1 - 1/6 = {Numbers.Short(limit)}. Of all {Numbers.Format(DataFacts.Operations)} operations a half ties, which leaves 0.75."
            : $"Of the triplets of {part.Words} {Numbers.Short(100 * ties, 4)}% tie, and an order without ties answers half of those right: 1 - {Numbers.Short(ties, 4)}/2 = {Numbers.Short(1 - (ties / 2), 4)}. Points that all coincide have {Numbers.Short(0.5 + (ties / 2), 4)}.";
        return new(
            new(0, Math.Min(1, limit + metric.SamplingError)),
            $"without ties of distances its limit on {part.Words} is {Numbers.Short(limit, 4)}, to within the error of the sampled triplets",
            [how, Evidence]);
    }

    private static MetricLimit Richness(MeasuredPart part, double maxRadius)
    {
        double most = LargestRichness(part, maxRadius);
        return new(new(0, most), "max_radius limits it", [$"The variance of numbers in 0..{Numbers.Format(maxRadius)} is at most {Numbers.Format(maxRadius)}^2 / 4, half of them at each end; a valuation with one operation, or none, has no variance. The mean over the {Numbers.Format(DataFacts.Counts.Count)} valuations is at most {Numbers.Short(most)}."]);
    }

    private static MetricLimit PriorCoverage(MetricKind metric, int samples)
    {
        double expected = DataFacts.CoverageOf(samples);
        return new(
            new(metric.Range.Low, expected),
            $"so much of all operations do {Numbers.Format(samples)} samples find on average if every operation is as likely",
            [$"{Numbers.Format(samples)} samples find 1 - (1 - 1/{Numbers.Format(DataFacts.Operations)})^{Numbers.Format(samples)} = {Numbers.Short(expected)} of all operations on average if every operation is as likely, and less otherwise. They cannot find more than {Numbers.Short(Math.Min(1, (double)samples / DataFacts.Operations))}.", Evidence]);
    }

    private static MetricLimit? Hyperbolic(Methodology methodology)
    {
        // The distance from the origin grows with the curvature.
        double curvature = Hulls.OfCurvatureWithinBounds(methodology)?.High ?? methodology.Model.Curvature;
        double root = Math.Sqrt(curvature);
        double scaled = root * methodology.Model.MaxRadius;
        if (!(scaled < 1))
            return null;
        // 2 artanh(x) = ln((1 + x) / (1 - x)).
        double most = Math.Log((1 + scaled) / (1 - scaled)) / root;
        return new(new(0, most), "max_radius limits it", [$"At a norm of {Numbers.Format(methodology.Model.MaxRadius)} and a curvature of -{Numbers.Short(curvature)} the distance from the origin is (2 / sqrt(c)) artanh(sqrt(c) r) = {Numbers.Short(most)}."]);
    }

    private static MetricLimit OfLevels(MeasuredPart part, MetricKind metric)
    {
        if (part.Sizes is not { } sizes || metric.Statistic == LevelStatistic.Fraction)
            return new(metric.Range, metric.RangeReason, []);
        (double most, string what) = metric.Statistic switch
        {
            LevelStatistic.Spearman => (TieLimits.Spearman(sizes), "a rank correlation with classes of t out of n is at most sqrt(1 - sum(t^3 - t) / (n^3 - n))"),
            LevelStatistic.SpearmanOfPairs => (Distance(part), "a rank correlation with classes of t out of n pairs is at most sqrt(1 - sum(t^3 - t) / (n^3 - n))"),
            LevelStatistic.Kendall => (TieLimits.Kendall(sizes), "tau-b with classes of t out of n is at most sqrt(1 - sum(t^2 - t) / (n^2 - n))"),
            _ => (TieLimits.Concordance(sizes), "with classes of t out of n at most 1 - sum(t^2 - t) / (2 (n^2 - n)) of the pairs lie in order"),
        };
        double least = metric.Statistic == LevelStatistic.Concordance ? 1 - most : -most;
        Interval range = new(Math.Max(metric.Range.Low, least), Math.Min(metric.Range.High, most));
        return new(range, $"levels tie: without other ties its limit on {part.Words} is {Numbers.Short(most)}{(part.IsExact ? "" : " at most, whatever is drawn")}", [$"The levels 0, 1, 2, ... have {string.Join(", ", sizes.Select(size => Numbers.Format(size)))} items{(part.IsExact ? "" : " where a draw ties least")}: {what} = {Numbers.Short(most)} unless the other side ties too."]);
    }
}
