using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0507, HV0511, HV0514, HV0516, HV0902 and HV0904 for laws: their constants control, their set points can be reached, their metrics have a
/// better side where that matters, and they act within the run.
/// </summary>
internal sealed class LawRule : IRule
{
    // A law that reaches less of its bounds than this share has bounds that say something else than what it does.
    private const double UsedShare = 0.9;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Controller controller in methodology.Controllers)
        {
            foreach (Drive drive in controller.Drives)
            {
                if (Fault(drive.Law, controller.BoundOf(drive.Signal)?.Range) is { } fault)
                    diagnostics.Report(Diagnostics.Rules.BadFactor, drive.Span, fault);
                Cadence(controller, drive, diagnostics);
                Direction(drive, diagnostics);
                if (SetPoint(methodology, drive, diagnostics) && !diagnostics.OnlyErrors && controller.BoundOf(drive.Signal)?.Range is { } keep)
                    Narrow(methodology, controller, drive, keep, diagnostics);
            }
            if (methodology.Complete is { Run: true, Data: true })
                Time(methodology, controller, diagnostics);
        }
    }

    private static string? Fault(FeedbackLaw law, Interval? keep) => law switch
    {
        PiLaw { Kp: 0, Ki: 0 } => "With both gains 0 the law changes nothing. Write for example 'kp 0.01 ki 0.001'.",
        PiLaw pi when pi.Kp * pi.Ki < 0 => "The two gains have different signs, so the parts of the law work against each other. Both are above 0 for a signal that lowers the metric, below 0 for one that raises it.",
        GecoLaw { Rate: 0 } or IntegralLaw { Rate: 0 } => "With a rate of 0 the law changes nothing. Write for example 'rate 0.01'.",
        GecoLaw when keep is { Low: <= 0 } => "The law multiplies, so what it drives stays above 0. Write bounds above 0, for example 'in 1e-3..10'.",
        SigmoidLaw { Slope: 0, Trend: 0 } => "With a slope of 0 the law is a constant. Write for example 'slope 5'.",
        PlateauLaw { Factor: <= 0 or >= 1 } plateau => $"A plateau reduces: its factor lies between 0 and 1, and {Numbers.Format(plateau.Factor)} does not. Write for example 'factor 0.5'.",
        PlateauLaw { Recover: < 1 } plateau => $"A recovery raises: its factor is above 1, and {Numbers.Format(plateau.Recover)} is not. Write for example 'recover 1.3'.",
        BoostLaw boost when boost.Factor <= 0 || boost.Relax <= 0 || (boost.Factor - 1) * (boost.Relax - 1) >= 0 => $"A boost and its relaxation lie on two sides of 1 and above 0; {Numbers.Format(boost.Factor)} and {Numbers.Format(boost.Relax)} do not. Write for example 'by 1.15 relax 0.95'.",
        _ => null,
    };

    private static void Cadence(Controller controller, Drive drive, DiagnosticBag diagnostics)
    {
        if (drive.Law is PlateauLaw or BoostLaw && !controller.ActsOnEvaluations)
            diagnostics.Report(Diagnostics.Rules.NotInAStep, drive.Span, $"A {drive.Law.Name} counts evaluations, and controller '{controller.Name}' acts after steps. Write 'controller {controller.Name} every eval'.", new RelatedLocation(controller.Span, "acts after steps"));
    }

    private static void Direction(Drive drive, DiagnosticBag diagnostics)
    {
        if (drive.Law is not (PlateauLaw or BoostLaw))
            return;
        if (drive.Law.Metric.Better == MetricDirection.Neither)
            diagnostics.Report(Diagnostics.Rules.NoDirection, drive.Span, $"A {drive.Law.Name} waits for an improvement, and neither a higher nor a lower {drive.Law.Metric.Name} is one. Use a metric with a better side, such as coverage.");
        else if (drive.Law is PlateauLaw { IsRelative: true } && drive.Law.Metric.Range.Low < 0)
            diagnostics.Report(Diagnostics.Rules.BadValue, drive.Span, $"The metric {drive.Law.Metric.Name} can be negative, and a share of a negative best value points the wrong way. Write the threshold without 'relative', in the unit of the metric.");
    }

    /// <summary>Whether the set point is a value that the metric can take, or there is none.</summary>
    private static bool SetPoint(Methodology methodology, Drive drive, DiagnosticBag diagnostics)
    {
        if (drive.Law.SetPoint is not { } point)
            return true;
        Interval? hull = Hulls.Of(methodology, point);
        if (hull is not { } values)
            return false;
        (Interval range, string reason) = Reach.RangeOf(methodology, drive.Law.Metric);
        string what = point.Signal == null ? "it is" : $"'{point.Signal}' reaches";
        double worst = values.High > range.High ? values.High : values.Low;
        if (values.High > range.High || values.Low < range.Low)
            diagnostics.Report(Diagnostics.Rules.UnreachableSetPoint, point.Span, $"The set point must be a value that {drive.Law.Metric.Name} can take, in {Reach.Show(range)} ({reason}), but {what} {Numbers.Short(worst)}. Change it.", Saturating(methodology, drive, Reach.Details(methodology, drive.Law.Metric, worst)));
        else if (FreeBitsFloor.Of(methodology, drive.Law.Metric) is > 0 and var floor && values.Low < floor && drive.Law is not SigmoidLaw)
            diagnostics.Report(Diagnostics.Rules.UnreachableSetPoint, point.Span, $"Free bits press {drive.Law.Metric.Name} no further down than {Numbers.Short(floor)} nats ({Numbers.Format(methodology.Model.Latent)} dimensions), but {what} {Numbers.Short(values.Low)}: the law would run to its bound. Raise the set point or lower the free bits.", Saturating(methodology, drive, new DiagnosticDetails { Notes = [FreeBitsFloor.Note(methodology, drive.Law.Metric)] }));
        else
            return true;
        return false;
    }

    // A law that never meets its set point ends at a bound; how far that is within the run.
    private static DiagnosticDetails Saturating(Methodology methodology, Drive drive, DiagnosticDetails details) =>
        drive.Law is SigmoidLaw || Reachable.ReachOf(methodology, drive.Signal) is not { IsPoint: false } all
            ? details
            : details with { Notes = [.. details.Notes, $"A law that cannot meet its set point runs on: within the run it can drive '{drive.Signal}' over {Numbers.Short(all.Low, 4)}..{Numbers.Short(all.High, 4)}."] };

    private static void Narrow(Methodology methodology, Controller controller, Drive drive, Interval keep, DiagnosticBag diagnostics)
    {
        Interval range = Reach.RangeOf(methodology, drive.Law.Metric).Range;
        (LawEnd Low, LawEnd High)? ends = drive.Law switch
        {
            SigmoidLaw { SetPoint.Signal: null } sigmoid when !double.IsInfinity(range.Low) && !double.IsInfinity(range.High) => LawEnd.Steady(sigmoid, keep, range),
            PiLaw { Ki: 0, SetPoint.Signal: null } pi when methodology.FindSignal(drive.Signal)?.Timeline?.Constant is { } start => LawEnd.Of(pi, start, range),
            _ => null,
        };
        if (ends is not var (low, high) || Math.Min(high.Value, keep.High) - Math.Max(low.Value, keep.Low) >= UsedShare * (keep.High - keep.Low))
            return;
        // What a trend adds lasts for one act.
        (LawEnd Low, LawEnd High)? moving = drive.Law is SigmoidLaw { Trend: not 0 } trending ? LawEnd.Of(trending, keep, range, StageFactory.Weight(controller, trending.Metric)) : null;
        string passing = moving is not var (lowest, highest) ? ""
            : $" Only while {drive.Law.Metric.Name} changes it goes further: it is at {string.Join(", and at ", new[] { highest, lowest }.Select(end => Way(methodology, controller, drive.Law.Metric, end)))}.";
        string why = drive.Law is PiLaw ? "without an integral part (ki 0) the law reaches" : $"while {drive.Law.Metric.Name} runs over {Reach.Show(range)} the law reaches";
        string[] ways = [.. new[] { high, low }.Where(end => end.Value > keep.Low && end.Value < keep.High).Select(end => Way(methodology, controller, drive.Law.Metric, end))];
        diagnostics.Report(Diagnostics.Rules.NarrowLaw, drive.Span, $"The bounds of '{drive.Signal}' are {Numbers.Format(keep.Low)}..{Numbers.Format(keep.High)}, but {why} only {Numbers.Short(Math.Max(low.Value, keep.Low), 3)}..{Numbers.Short(Math.Min(high.Value, keep.High), 3)}: it is furthest at {string.Join(", and at ", ways)}.{passing} Make the law steeper, move its threshold, or write the bounds that are meant.");
    }

    // "0.519 after 1 evaluation with coverage = 1, at epoch 5".
    private static string Way(Methodology methodology, Controller controller, MetricKind metric, LawEnd end)
    {
        string value = Numbers.Short(end.Value, 3);
        int acts = end.Metrics.Count;
        if (acts == 0)
            return $"{value} before it acts";
        double last = end.Metrics[acts - 1];
        string metrics = end.IsThreshold ? $"{metric.Name} {(last > 0 ? ">=" : "<=")} {Numbers.Short(last, 4)}" : $"{metric.Name} = {string.Join(" and then ", end.Metrics.Select(item => Numbers.Short(item, 4)))}";
        string way = $"{value} after {Numbers.Format(acts)} {(controller.ActsOnEvaluations ? "evaluation" : "act")}{(acts == 1 ? "" : "s")} with {metrics}";
        if (methodology.Complete is not { Run: true, Data: true })
            return way;
        double epoch = StageFactory.ActsOf(methodology, controller).TimeOf(acts);
        return epoch < methodology.Epochs ? $"{way}, at epoch {Numbers.Short(epoch, 4)}" : $"{way}, which is after the run";
    }

    private static void Time(Methodology methodology, Controller controller, DiagnosticBag diagnostics)
    {
        int evaluations = methodology.Evaluations;
        double steps = (double)methodology.Epochs * methodology.Data.StepsPerEpoch;
        if (!controller.ActsOnEvaluations && controller.EverySteps >= steps)
            diagnostics.Report(Diagnostics.Rules.LongerThanRun, controller.Span, $"Controller '{controller.Name}' acts every {Numbers.Format(controller.EverySteps)} steps, and the run has {Numbers.Format(steps)}: it never acts on a step. Let it act more often.", Places.Run(methodology));
        if (controller.ActsOnEvaluations && evaluations < 2)
            diagnostics.Report(Diagnostics.Rules.LongerThanRun, controller.Span, $"Controller '{controller.Name}' acts at evaluations, and the only one comes at the end of the run. Evaluate more often.", Places.Run(methodology));
        foreach (Drive drive in controller.Drives.Where(_ => controller.ActsOnEvaluations && evaluations >= 2))
        {
            // The last evaluation comes when nothing is left to train.
            int needed = drive.Law switch { PlateauLaw plateau => plateau.Patience + 2, BoostLaw boost => boost.Patience + 1, _ => 1 };
            if (needed >= evaluations)
                diagnostics.Report(Diagnostics.Rules.LongerThanRun, drive.Span, $"This {drive.Law.Name} acts at evaluation {Numbers.Format(needed)} at the earliest, and the run has {Numbers.Format(evaluations)}: it never changes '{drive.Signal}'. Lower the number of evaluations that it waits for, or evaluate more often.", Places.Run(methodology));
            else if (drive.Law is PlateauLaw { Cooldown: var cooldown } && cooldown >= evaluations)
                diagnostics.Report(Diagnostics.Rules.LongerThanRun, drive.Span, $"The cooldown of {Numbers.Format(cooldown)} evaluations is longer than the run, which has {Numbers.Format(evaluations)}. Shorten it.", Places.Run(methodology));
        }
    }
}
