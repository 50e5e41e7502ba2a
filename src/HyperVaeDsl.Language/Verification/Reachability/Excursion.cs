using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>The shortest way on which controllers drive a signal to or beyond a value.</summary>
/// <param name="Epoch">The planned time at which it is there.</param>
/// <param name="Value">Its value then.</param>
/// <param name="Upwards">Whether it went up.</param>
/// <param name="How">How often which controller acted, with which metrics, as a clause: "14 evaluations with kl > 7.5".</param>
internal sealed record Excursion(double Epoch, double Value, bool Upwards, string How)
{
    // What a step reads is the value at its time and none between two steps; a share of a step, so that acts of this very time count.
    private const double JustAfter = 1e-6;

    /// <summary>The first time at which a signal can be outside a range; null if it stays in it over the whole run.</summary>
    public static Excursion? Beyond(Methodology methodology, string signal, DrivenReach reach, Interval range) =>
        First(methodology, signal, reach, values => Crossings.IsOutside(values.High, range) && values.High > range.High, upwards: true) is { } up
            && (First(methodology, signal, reach, values => Crossings.IsOutside(values.Low, range) && values.Low < range.Low, upwards: false) is not { } below || up.Epoch <= below.Epoch)
            ? up
            : First(methodology, signal, reach, values => Crossings.IsOutside(values.Low, range) && values.Low < range.Low, upwards: false);

    /// <summary>The first time at which a signal is as far up or down as it can come within the run; null where nothing moves it there.</summary>
    public static Excursion? Furthest(Methodology methodology, string signal, DrivenReach reach, bool upwards)
    {
        Interval all = reach.At(0, methodology.Epochs);
        Interval planned = methodology.FindSignal(signal)!.Timeline!.Hull;
        double end = upwards ? all.High : all.Low;
        if (upwards ? end <= planned.High : end >= planned.Low)
            return null;
        double slack = 1e-12 * Math.Max(Math.Abs(all.Low), Math.Abs(all.High));
        return First(methodology, signal, reach, values => upwards ? values.High >= end - slack : values.Low <= end + slack, upwards);
    }

    /// <summary>A sentence: "After 14 evaluations with kl > 7.5, at epoch 28, 'beta' is 1.02."</summary>
    public string Sentence(string signal) => $"After {How}, at epoch {Numbers.Short(Epoch, 4)}, '{signal}' is {Numbers.Short(Value, 4)}.";

    /// <summary>The furthest values over time.</summary>
    public string? Picture(DrivenReach reach, double end, IReadOnlyList<PlotLevel> levels) =>
        new SignalPlot(time => Upwards ? reach.At(time, time).High : reach.At(time, time).Low, 0, end) { Levels = levels, Times = [new PlotTime(Epoch, Numbers.Short(Value, 4))] }.Draw();

    // What is reached up to a time only grows, so the first time is found by halving the steps.
    private static Excursion? First(Methodology methodology, string signal, DrivenReach reach, Func<Interval, bool> isThere, bool upwards)
    {
        double step = 1.0 / methodology.Data.StepsPerEpoch;
        long low = -1;
        long high = ((long)methodology.Epochs * methodology.Data.StepsPerEpoch) - 1;
        if (!isThere(reach.At(0, (high + JustAfter) * step)))
            return null;
        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            if (isThere(reach.At(0, (middle + JustAfter) * step)))
                high = middle;
            else
                low = middle;
        }
        double epoch = Math.Round(high * step, 9);
        Interval values = reach.At(0, (high + JustAfter) * step);
        return new Excursion(epoch, upwards ? values.High : values.Low, upwards, Acts(methodology, signal, reach, epoch, values, upwards));
    }

    private static string Acts(Methodology methodology, string signal, DrivenReach reach, double epoch, Interval values, bool upwards)
    {
        IReadOnlyList<Controller> pipeline = methodology.PipelineOf(signal);
        List<string> parts = [];
        for (int i = 0; i < pipeline.Count; i++)
        {
            long acts = reach.Acts[i].Shown(epoch, epoch);
            if (acts == 0 || DrivingWords.Of(methodology, pipeline[i], signal, upwards, upwards ? values.High : values.Low) is not { } metrics)
                continue;
            string unit = pipeline[i].ActsOnEvaluations ? "evaluation" : "act";
            parts.Add($"{Numbers.Format(acts)} {unit}{(acts == 1 ? "" : "s")}{(pipeline.Count > 1 ? $" of '{pipeline[i].Name}'" : "")} with {metrics}");
        }
        return parts.Count == 0 ? "no act" : string.Join(" and ", parts);
    }
}
