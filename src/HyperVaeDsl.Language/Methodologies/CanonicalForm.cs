using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// A methodology as a text that says everything about training and nothing else: no comments, no phase names, no order of
/// declarations, schedules as the curves that they mean. Equal texts train equally; the digest is a hash of it.
/// </summary>
public static class CanonicalForm
{
    /// <summary>SHA-256 of the canonical form, in lower-case hexadecimal.</summary>
    public static string Digest(Methodology methodology) => DigestOf(Write(methodology));

    /// <summary>The same of a text that <see cref="Write"/> gave.</summary>
    internal static string DigestOf(string canonical) => Sha256.Of(canonical);

    /// <summary>The canonical form.</summary>
    public static string Write(Methodology m)
    {
        List<string> lines =
        [
            "hvae 1",
            $"epochs {Numbers.Format(m.Epochs)}",
            $"seed {m.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
            $"evaluate {Numbers.Format(m.EvaluateEvery)}",
            .. CanonicalBlocks.Heads(m),
            $"{CanonicalBlocks.OptimizerName(m.Optimizer)} {Ref(m.Optimizer.LearningRate)} {Numbers.Format(m.Optimizer.Beta1)} {Numbers.Format(m.Optimizer.Beta2)} {Numbers.Format(m.Optimizer.Epsilon)} {Numbers.Format(m.Optimizer.WeightDecay)} clip {Numbers.Format(m.Optimizer.ClipNorm)}",
        ];
        lines.AddRange(CanonicalBlocks.Variants(m));
        lines.AddRange(Sorted(m.Optimizer.Scales.Select(scale => $"scale {scale.Component} {Ref(scale.Factor)}")));
        if (m.Optimizer.Balance is { } balance)
            lines.Add($"balance {string.Join(" ", Sorted([balance.First, balance.Second]))} {Numbers.Format(balance.Ema)} {Numbers.Format(balance.Minimum)} {Numbers.Format(balance.Maximum)}");
        lines.AddRange(Sorted(m.Signals.Select(signal => $"signal {signal.Name} {Interval(signal.Range)}{(signal.Timeline?.IsPerEpoch == true ? " per epoch" : "")} {Timeline(signal.Timeline)}")));
        lines.AddRange(Sorted(m.Losses.Select(loss => $"loss {loss.Name} {Ref(loss.Weight)} ({Arguments(loss)}) {Active(m, loss.Activity)}")));
        lines.AddRange(Sorted(m, "\n", m.Phases.Where(phase => phase.EarlyEnd != null).Select(phase => $"early {Numbers.Format(phase.Start)} {Numbers.Format(phase.EarlyEnd!.Earliest)}..{Numbers.Format(phase.End)} {Condition(m, phase.EarlyEnd.Until)}")));
        lines.AddRange(Sorted(m, "\n", m.Controllers.Select(controller => Controller(m, controller))));
        // The names of controllers mean nothing, so an order names them by what they do; one that nothing depends on is left out.
        lines.AddRange(Sorted(m, "\n", m.Signals.Select(signal => (signal.Name, Pipeline: m.PipelineOf(signal.Name))).Where(item => item.Pipeline.Count > 1)
            .Select(item => $"order {item.Name}: {string.Join(" then ", item.Pipeline.Select(controller => Controller(m, controller)))}")));
        lines.AddRange(Sorted(m.Components.Select(component => Component(m, component))));
        lines.AddRange(Sorted(m.Checkpoints.Best.Select(best => $"best {best.Name} {Name(m, best.Metric)} {(best.Rises ? "rises" : "falls")}{(best.By > 0 ? $" by {Numbers.Format(best.By)}" : "")} {(best.While == null ? "-" : Condition(m, best.While))}")));
        lines.Add($"every {Numbers.Format(m.Checkpoints.EveryEpochs)} keep {Numbers.Format(m.Checkpoints.Keep)}");
        lines.AddRange(m.Checkpoints.Milestones.Select(milestone => $"milestone {milestone.Name} {Numbers.Format(milestone.Time)}"));
        lines.AddRange(Sorted(m.Guards.Select(guard => Guard(m, guard))));
        return string.Join("\n", lines) + "\n";
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.OrderBy(line => line, StringComparer.Ordinal);

    // Where the values of params decide the order, it is found out when they are known.
    private static IEnumerable<string> Sorted(Methodology m, string separator, IEnumerable<string> lines)
    {
        string[] sorted = [.. Sorted(lines)];
        if (m.Box == null)
            return sorted;
        for (int i = 0; i < sorted.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (LevelText.IsOrderOpen(sorted[j], sorted[i]))
                    return [LevelText.InOrder(separator, sorted)];
            }
        }
        return sorted;
    }

    internal static string Ref(ScalarRef? scalar) => scalar == null ? "-" : scalar.Signal ?? (scalar.Level is { } level ? LevelText.Hole(level) : Numbers.Format(scalar.Number));

    // What need not be written is named, and only where it differs from what it means unwritten.
    internal static string Arguments(Loss loss)
    {
        string said = "";
        // One after another with a space between, whether those before it are said or not.
        string before = "";
        for (int i = 0; i < loss.Parameters.Count; i++)
        {
            (LossParameter parameter, ScalarRef value) = (loss.Kind.Parameters[i], loss.Parameters[i]);
            bool varies = parameter.Default is { } usual && value.Varies(usual) && (before.Length > 0 || i + 1 == loss.Parameters.Count);
            if (!varies && value.Is(parameter.Default))
                continue;
            string text = before + (parameter.Default == null ? "" : parameter.Name + " ") + (parameter.Choices.Count > 0 ? parameter.Choices[(int)value.Number].Word : Ref(value));
            said += varies ? LevelText.UnlessIs(value.Level!, new ConstantCurve(parameter.Default!.Value), text) : text;
            before = " ";
        }
        return said;
    }

    internal static string Interval(Interval range) => $"{Numbers.Format(range.Low)}..{Numbers.Format(range.High)}";

    internal static string Controller(Methodology m, Controller c) =>
        $"controller {(c.ActsOnEvaluations ? "eval" : Numbers.Format(c.EverySteps))} "
        + string.Join("; ", c.Observations.Select(o => $"{Name(m, o.Metric)} {Numbers.Format(o.Ema)}")) + " | "
        // Rules act one after the other, so their order is part of the meaning.
        + string.Join("; ", c.Rules.Select(r => $"{Test(m, r.Test)} {r.Signal} {(r.Shifts ? "+ " : "")}{Numbers.Format(r.Amount)}")) + " | "
        + string.Join("; ", Sorted(c.Bounds.Select(b => $"{b.Signal} {Interval(b.Range)}")))
        + string.Concat(Sorted(c.Drives.Select(drive => $" | {drive.Signal} {Law(m, drive.Law)}")));

    internal static string Law(Methodology m, FeedbackLaw law) => $"{law.Name} {Name(m, law.Metric)} {Ref(law.SetPoint)} " + law switch
    {
        PiLaw pi => $"{Numbers.Format(pi.Kp)} {Numbers.Format(pi.Ki)}{(pi.AsPublished ? " as_published" : "")}",
        GecoLaw geco => Numbers.Format(geco.Rate),
        IntegralLaw integral => Numbers.Format(integral.Rate),
        SigmoidLaw sigmoid => $"{Numbers.Format(sigmoid.Slope)} {Numbers.Format(sigmoid.Trend)}",
        PlateauLaw p => $"{Numbers.Format(p.Factor)} {Numbers.Format(p.Patience)} {Numbers.Format(p.Threshold)}{(p.IsRelative ? " relative" : "")} {Numbers.Format(p.Cooldown)} {Numbers.Format(p.Recover)} {Numbers.Format(p.RecoverAbove)}",
        BoostLaw b => $"{Numbers.Format(b.Within)} {Numbers.Format(b.Patience)} {Numbers.Format(b.Factor)} {Numbers.Format(b.Relax)}",
        _ => throw new InvalidOperationException(),
    };

    internal static string Component(Methodology m, ComponentSpec c)
    {
        string annealing = c.Annealing is { } a ? $" anneal {Name(m, a.Metric)} {LevelText.Hole(a.Step)} {LevelText.Hole(a.Tolerance)} {LevelText.Hole(a.Floor)} {LevelText.Hole(a.Ceiling)} {(a.Gap is { } gap ? LevelText.Hole(gap) : "-")}" : "";
        string patience = c.Patience is { } p ? $" patience {Name(m, p.Metric)} {LevelText.Hole(p.Step)} {LevelText.Hole(p.Tolerance)} {LevelText.Hole(p.Floor)} {LevelText.Hole(p.Ceiling)}" : "";
        return $"component {c.Path} {(c.StartsFrozen ? "frozen" : "trainable")} unfreeze ({(c.Unfreeze == null ? "-" : Condition(m, c.Unfreeze))}) freeze ({(c.Freeze == null ? "-" : Condition(m, c.Freeze))})"
            + $" warmup {LevelText.Hole(c.Warmup)} hysteresis {LevelText.Hole(c.Hysteresis)} {(c.HysteresisInEvaluations ? "evals" : "epochs")}{annealing}{patience}";
    }

    internal static string Condition(Methodology m, Condition c) =>
        string.Join(" and ", Sorted(m, " and ", c.Tests.Select(test => Test(m, test))))
        + (c.InEpochs ? $" for {LevelText.Hole(c.For)} epochs" : c.For.VariesAbout(1) ? LevelText.UnlessAtMost(c.For.Level!, 1, $" for {LevelText.Hole(c.For)} evals") : c.For.IsAbove(1) ? $" for {LevelText.Hole(c.For)} evals" : "");

    internal static string Test(Methodology m, MetricTest test) => test switch
    {
        ComparisonTest c => $"{Name(m, c.Metric)} {c.Comparison} {LevelText.Hole(c.Threshold)}{(c.RelativeToBest ? " best" : "")}",
        StallTest s => $"{Name(m, s.Metric)} stalls {LevelText.Hole(s.Within)}",
        ChangeTest c => $"{Name(m, c.Metric)} {(c.Rises ? "rises" : "falls")} {LevelText.Hole(c.By)}",
        _ => throw new InvalidOperationException(),
    };

    // A single test for some epochs is written as it was when guards had nothing else, so that digests last.
    internal static string Guard(Methodology m, GuardSpec guard)
    {
        Condition c = guard.Condition;
        string condition = c.InEpochs && c.Tests.Count == 1 && c.Tests[0] is ComparisonTest ? $"{Test(m, c.Tests[0])} {LevelText.Hole(c.For)}" : Condition(m, c);
        string action = guard.Action switch
        {
            GuardAction.Stop => "stop",
            GuardAction.Warn => "warn",
            _ => $"rollback {guard.Slot} {Numbers.Format(guard.AtMost)}",
        };
        return $"guard {guard.Name} {condition} {action}{(guard.After > 0 ? $" after {Numbers.Format(guard.After)}" : "")}";
    }

    // What a sampled metric is worth depends on the number of its samples.
    private static string Name(Methodology m, MetricKind metric) =>
        metric.IsSampleDeclared && MetricUse.PriorSamples(m) is { } samples ? $"{metric.Name}[{Numbers.Format(samples)}]" : metric.Name;

    // Phases that follow each other without a break are one stretch.
    internal static string Active(Methodology m, IReadOnlyList<Activity?> activities)
    {
        List<Activity> stretches = [];
        foreach (Activity activity in activities.Where(activity => activity != null).Select(activity => activity!))
        {
            Activity? last = stretches.LastOrDefault();
            if (last != null && last.To.Equals(activity.From) && last.Gate == activity.Gate)
                stretches[stretches.Count - 1] = last with { To = activity.To };
            else
                stretches.Add(activity);
        }
        return string.Join(" ", stretches.Select(stretch =>
            $"{Numbers.Format(stretch.From)}..{Numbers.Format(stretch.To)}{(stretch.Gate == null ? "" : $" when {Condition(m, stretch.Gate.Condition)} from {Numbers.Format(stretch.Gate.From)}")}"));
    }

    // Neighbours with one constant value are one segment: where a phase boundary lies does not matter.
    private static string Timeline(SignalTimeline? timeline)
    {
        if (timeline == null)
            return "?";
        List<string> parts = [];
        Segment? previous = null;
        foreach (Segment segment in timeline.Segments)
        {
            string text = (previous == null ? "" : "; ") + CanonicalCurves.Write(segment);
            // Whether levels with params have one value decides what the text is.
            if (previous is { Curve.IsSteady: true } && segment.Curve.IsSteady && !previous.Curve.Equals(segment.Curve) && (previous.Curve.Params ?? segment.Curve.Params) is { } box
                && box.OfAll(() => previous.Curve.Bound(0, 0).Low <= segment.Curve.Bound(0, 0).High && segment.Curve.Bound(0, 0).Low <= previous.Curve.Bound(0, 0).High))
                parts.Add(LevelText.UnlessIs(segment.Curve, previous.Curve, text));
            else if (previous is not { Curve.IsSteady: true } || !previous.Curve.Equals(segment.Curve))
                parts.Add(text);
            previous = segment;
        }
        return string.Concat(parts);
    }
}
