using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>One signal in a picture.</summary>
/// <param name="Name">Its name; of a renamed one that of the last side.</param>
/// <param name="Signals">The signal on each side; null where there is none.</param>
/// <param name="Trace">Its lines, one for each side that has it, in their order.</param>
/// <param name="Reach">For each side what controllers can make of it; empty where none drives it.</param>
/// <param name="Shown">The values that the drawing spans.</param>
/// <param name="IsLog">Whether values are drawn by their logarithm.</param>
public sealed record PlotPanel(string Name, IReadOnlyList<Signal?> Signals, CurveTrace Trace, IReadOnlyList<IReadOnlyList<ReachBand>> Reach, Interval Shown, bool IsLog)
{
    /// <summary>Values that span this factor or more, and are all above 0, are drawn by their logarithm.</summary>
    public const double LogFrom = 50;

    /// <summary>Whether it has one value throughout on every side, and the same one.</summary>
    public bool IsConstant => Signals.All(signal => signal?.Timeline?.Constant is { } value && value.Equals(Signals[0]?.Timeline?.Constant)) && Reach.All(bands => bands.Count == 0);

    /// <summary>Whether two sides have the same values as long as both runs last, and the same is made of them; of one side never.</summary>
    public bool IsSame { get; } = Signals.Count == 2 && Signals.All(signal => signal?.Timeline != null) && Reach[0].SequenceEqual(Reach[1])
        && Trace.Values[0].Zip(Trace.Values[1], (before, after) => before.Equals(after) || double.IsNaN(before) || double.IsNaN(after)).All(same => same);

    /// <summary>The line of a side in <see cref="Trace"/>; null where the side has no such signal.</summary>
    public IReadOnlyList<double>? LineOf(int side)
    {
        int line = 0;
        for (int i = 0; i < side; i++)
            line += Signals[i]?.Timeline == null ? 0 : 1;
        return Signals[side]?.Timeline == null ? null : Trace.Values[line];
    }

    internal static PlotPanel Of(IReadOnlyList<Methodology> sides, IReadOnlyList<Signal?> signals)
    {
        SignalTimeline[] timelines = [.. signals.Select(signal => signal?.Timeline).OfType<SignalTimeline>()];
        Interval plans = timelines.Select(timeline => timeline.Hull).Aggregate((all, hull) => all.Join(hull));
        IReadOnlyList<ReachBand>[] reach = [.. signals.Select((signal, side) => signal == null ? [] : ReachBand.Of(sides[side], signal.Name))];
        Interval shown = reach.SelectMany(bands => bands).Aggregate(plans, (all, band) => all.Join(band.Values));
        bool isLog = shown.IsFinite && shown.Low > 0 && shown.High / shown.Low >= LogFrom;
        return new PlotPanel(signals.Last(signal => signal?.Timeline != null)!.Name, signals, CurveTrace.Of(timelines, isLog), reach, shown, isLog);
    }
}
