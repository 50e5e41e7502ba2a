using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification;

/// <summary>How far the targets of two losses are apart.</summary>
/// <param name="Mean">The mean over all operations.</param>
/// <param name="Operation">The operation of which they are furthest apart.</param>
/// <param name="OfFirst">Its target in the first loss.</param>
/// <param name="OfSecond">Its target in the second loss.</param>
internal readonly record struct TargetDifference(double Mean, string Operation, double OfFirst, double OfSecond);

/// <summary>
/// The targets of two losses over the times at which both act, with all values that plans and controllers give to the signals in them. For targets that are
/// sums of signals the difference is convex, so its largest value over a box of values lies at a corner; a time at which some corner differs by too
/// much is a proof that the targets do, and a stretch all of whose corners agree needs no more looking.
/// </summary>
internal sealed class TargetPair
{
    private const int MostLooks = 2000;

    private readonly Methodology methodology;
    private readonly ScalarRef[] scalars;
    private readonly string[] signals;
    private readonly Func<double[], TargetDifference> compare;
    private int looks;

    /// <summary>The targets of two losses.</summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="scalars">The numbers and signals that both are made of.</param>
    /// <param name="compare">How far apart they are with some values of these.</param>
    public TargetPair(Methodology methodology, ScalarRef[] scalars, Func<double[], TargetDifference> compare)
    {
        this.methodology = methodology;
        this.scalars = scalars;
        this.compare = compare;
        signals = [.. scalars.Select(scalar => scalar.Signal).OfType<string>().Where(signal => Hulls.Constant(methodology, new ScalarRef(signal, 0, default)) == null).Distinct()];
    }

    /// <summary>A time at which they differ by more than what is tolerated, the worst of those that were looked at first; null where there is none.</summary>
    public (TargetDifference Difference, double? Time, bool IsDriven)? Worst(Loss first, Loss second, double tolerated)
    {
        if (signals.Length == 0)
            return Differ(_ => null, tolerated) is { } always ? (always, null, false) : null;
        if (signals.Any(signal => methodology.FindSignal(signal)?.Timeline is not { } plan || plan.IsRandom) || first.Activity.Count == 0)
            return null;
        bool isDriven = signals.Any(signal => methodology.PipelineOf(signal).Count > 0);
        Interval[] windows = [.. first.Activity.Zip(second.Activity, Overlap).OfType<Interval>()];
        (TargetDifference Difference, double? Time, bool IsDriven)? worst = null;
        foreach (double time in windows.SelectMany(Times))
        {
            if (At(time) is { } here && here.Mean > tolerated && (worst == null || here.Mean > worst.Value.Difference.Mean))
                worst = (here, time, isDriven);
        }
        return worst ?? windows.Select(window => Search(window.Low, window.High, tolerated)).FirstOrDefault(found => found != null) switch
        {
            { } found => (found.Difference, found.Time, isDriven),
            null => null,
        };
    }

    // Where segments begin, and the begin of the window itself.
    private IEnumerable<double> Times(Interval window) =>
        signals.SelectMany(signal => methodology.FindSignal(signal)!.Timeline!.Segments.Select(segment => segment.Start)).Where(time => time > window.Low && time < window.High).Append(window.Low).Distinct().OrderBy(time => time).Take(MostLooks);

    private (TargetDifference Difference, double Time)? Search(double from, double to, double tolerated)
    {
        if (++looks > MostLooks || to - from < 1e-9 * Math.Max(1, to))
            return null;
        if (Differ(signal => Reachable.ReachAt(methodology, signal, from, to), tolerated) == null)
            return null;
        double middle = from + ((to - from) / 2);
        if (At(middle) is { } here && here.Mean > tolerated)
            return (here, middle);
        return Search(from, middle, tolerated) ?? Search(middle, to, tolerated);
    }

    private TargetDifference? At(double time) => Differ(signal => Reachable.ReachAt(methodology, signal, time, time), 0);

    // The largest difference at the corners of a box of values, if it is above a limit.
    private TargetDifference? Differ(Func<string, Interval?> reach, double limit)
    {
        Interval[] boxes = [.. signals.Select(signal => reach(signal) ?? Interval.Everything)];
        if (!boxes.All(box => box.IsFinite))
            return null;
        TargetDifference? worst = null;
        for (int corner = 0; corner < 1 << signals.Length; corner++)
        {
            double[] values = [.. scalars.Select(scalar => Value(scalar, boxes, corner))];
            if (!values.Any(double.IsNaN) && compare(values) is var here && here.Mean > limit && (worst == null || here.Mean > worst.Value.Mean))
                worst = here;
        }
        return worst;
    }

    private double Value(ScalarRef scalar, Interval[] boxes, int corner)
    {
        int index = Array.IndexOf(signals, scalar.Signal);
        return index < 0 ? Hulls.Constant(methodology, scalar) ?? double.NaN : (corner & (1 << index)) == 0 ? boxes[index].Low : boxes[index].High;
    }

    private static Interval? Overlap(Activity? a, Activity? b) =>
        a != null && b != null && Math.Max(a.From, b.From) is var from && Math.Min(a.To, b.To) is var to && from < to ? new Interval(from, to) : null;
}
