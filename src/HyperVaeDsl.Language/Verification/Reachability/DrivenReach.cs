using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>
/// All values that one driven signal can have at each time, for any metrics: the plan passes through the stages of its controllers, whose states
/// are followed along the run. Where the plan stands still, any number of acts is one closed form; elsewhere the run is cut into
/// stretches of one act, or of several where a run has too many.
/// </summary>
internal sealed class DrivenReach
{
    private const int MostCuts = 512;

    private readonly SignalTimeline plan;
    private readonly Stage[] stages;
    private readonly Func<double, double, Interval>[] setPoints;
    private readonly List<(double Start, double End, StageState[] States)> pieces = [];
    private readonly bool isFixed;
    private Answer? last;

    public DrivenReach(Methodology methodology, SignalTimeline plan, IReadOnlyList<Controller> pipeline, string signal)
    {
        this.plan = plan;
        isFixed = methodology.Box == null;
        stages = [.. pipeline.Select(controller => StageFactory.Of(methodology, controller, signal))];
        ScalarRef?[] points = [.. pipeline.Select(controller => controller.LawOf(signal)?.SetPoint)];
        setPoints = [.. points.Select(point => SetPoint(methodology, point))];
        SignalTimeline?[] others = [.. points.Select(point => point?.Signal is { } name ? methodology.FindSignal(name)?.Timeline : null)];
        StageState[] states = [.. stages.Select(stage => stage.Start(plan.ValueAt(0)))];
        foreach ((double start, double end) in Cuts(others))
        {
            pieces.Add((start, end, states));
            states = Advance(start, end, states, end);
        }
    }

    /// <summary>When the controllers act, in the order of the pipeline.</summary>
    public IReadOnlyList<Acts> Acts => [.. stages.Select(stage => stage.Acts)];

    /// <summary>All values at some time of [from, to).</summary>
    public Interval At(double from, double to)
    {
        // Several rules, and several parts of one property, ask of the whole run; with params its values are not the same at the next question.
        if (last is { } known && known.From.Equals(from) && known.To.Equals(to))
            return known.Values;
        Interval values = Passed(from, to);
        if (isFixed)
            last = new Answer(from, to, values);
        return values;
    }

    private Interval Passed(double from, double to)
    {
        Interval? all = null;
        for (int i = PieceAt(from); i < pieces.Count && (all == null || pieces[i].Start < to); i++)
        {
            (double start, double end, StageState[] states) = pieces[i];
            double low = Math.Max(from, start);
            double high = Math.Max(low, Math.Min(to, end));
            StageState[] reached = Advance(start, end, states, high, low);
            Interval value = plan.Over(low, high);
            for (int stage = 0; stage < stages.Length; stage++)
                value = stages[stage].Apply(reached[stage], value);
            all = all?.Join(value) ?? value;
        }
        return all ?? Interval.Everything;
    }

    // The states at a time of a stretch, or in the part of it from a time on.
    private StageState[] Advance(double start, double end, StageState[] states, double to, double? from = null)
    {
        StageState[] reached = [.. states];
        Interval? whole = null;
        Interval seen = default;
        bool single = true;
        for (int i = 0; i < stages.Length; i++)
        {
            Acts acts = stages[i].Acts;
            (long before, long within) = acts.Looking(start, end);
            if (from is { } shownFrom)
                within = Math.Min(within, acts.Skips ? Math.Min(acts.Looking(start, to).Within, acts.Shown(shownFrom, to)) : Math.Max(0, acts.Shown(shownFrom, to) - before));
            single &= within <= 1 && !acts.Skips;
            bool isExact = single && !plan.SegmentAt(start).Curve.IsRandom;
            // The last stage hands its values to nobody.
            if (within > 0 || i + 1 < stages.Length)
            {
                double at = Math.Min(Math.Max(start, acts.LooksAt(before + 1)), plan.End);
                Interval given = i > 0 ? seen : isExact && within == 1 ? new Interval(plan.At(at)) : whole ??= plan.Over(start, to);
                if (within > 0)
                    reached[i] = stages[i].After(states[i], before, within, given, isExact && within == 1 ? setPoints[i](at, at) : setPoints[i](start, to));
                // Where this one acts no earlier than those behind it, they see what it gave before.
                bool isLater = within == 0 || stages.Skip(i + 1).All(stage => stage.Acts.LooksAt(stage.Acts.Looking(start, end).Before + 1) <= acts.LooksAt(before + 1) + (acts.Step / 2));
                seen = stages[i].Apply(single && isLater ? states[i] : reached[i], i > 0 ? seen : whole ??= plan.Over(start, to));
            }
        }
        return reached;
    }

    private int PieceAt(double time)
    {
        int low = 0;
        int high = pieces.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (time < pieces[middle].Start)
                high = middle - 1;
            else
                low = middle;
        }
        return low;
    }

    private IEnumerable<(double Start, double End)> Cuts(SignalTimeline?[] others)
    {
        IEnumerable<Segment> segments = others.OfType<SignalTimeline>().Aggregate(plan.Segments.AsEnumerable(), (all, other) => all.Concat(other.Segments));
        double[] seams = [.. segments.Select(segment => segment.Start).Where(time => time > 0 && time < plan.End).Distinct().OrderBy(time => time)];
        double start = 0;
        foreach (double end in seams.Concat([plan.End]))
        {
            foreach ((double, double) cut in Cuts(start, end, others))
                yield return cut;
            start = end;
        }
    }

    // A stretch in which everything that is seen stands still is one; else it is cut at acts.
    private IEnumerable<(double Start, double End)> Cuts(double start, double end, SignalTimeline?[] others)
    {
        bool stands = stages.Length == 1 && others.Concat([plan]).OfType<SignalTimeline>().All(timeline => timeline.SegmentAt(start).Curve is ConstantCurve);
        if (!stands)
        {
            double period = stages.Min(stage => stage.Acts.Period);
            double length = period * Math.Max(1, Math.Ceiling(plan.End / period / MostCuts));
            for (double next = length * (Math.Floor((start / length) + 1e-9) + 1); next < end - 1e-9; next = length * (Math.Floor((start / length) + 1e-9) + 1))
            {
                yield return (start, next);
                start = next;
            }
        }
        yield return (start, end);
    }

    private static Func<double, double, Interval> SetPoint(Methodology methodology, ScalarRef? point)
    {
        if (point?.Signal is not { } name)
            return (_, _) => point?.Level is { } level ? level.ValueAt(0) : new Interval(point?.Number ?? 0);
        SignalTimeline? timeline = methodology.FindSignal(name)?.Timeline;
        // What drives a set point is itself driven: its bounds are enough, and end the search.
        return methodology.PipelineOf(name).Count > 0 || timeline == null
            ? (_, _) => Reachable.Bounded(methodology, name) ?? Interval.Everything
            : (from, to) => timeline.Over(from, to);
    }

    // One object, so that another thread sees all of it or nothing.
    private sealed record Answer(double From, double To, Interval Values);
}
