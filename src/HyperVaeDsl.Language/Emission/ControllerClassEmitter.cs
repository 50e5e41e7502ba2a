using HyperVaeDsl.Language.Emission.Settings;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes the class of one controller: what it averages, what it moves, and when.</summary>
internal sealed class ControllerClassEmitter(CodeWriter code, Methodology methodology, EmissionNames names, Controller controller)
{
    /// <summary>Whether the constructor makes it of the values of params.</summary>
    public bool ReadsParams => names.ReadsParams(() => string.Concat(controller.Rules.Select(rule => ConditionEmitter.Emit(rule.Test, names))));

    private bool HasCadence => names.Any("cadence " + controller.Name, m => m.Controllers.First(other => other.Name == controller.Name).EverySteps > 1);

    /// <summary>Writes it.</summary>
    public void Emit()
    {
        string documentation = controller.Documentation.Length == 0 ? "" : "\n" + controller.Documentation;
        code.Summary($"Controller {controller.Name} ({code.Place(controller.Span)}).{documentation}");
        code.Open($"private sealed class {names.ControllerClass(controller)}");
        bool readsParams = ReadsParams;
        names.Owner = readsParams ? "run." : "";
        List<string> made = EmitMembers(readsParams);
        code.Line();
        if (readsParams)
            EmitConstructor(made);
        EmitUpdate();
        names.Owner = "";
        code.Close();
    }

    // Returns what is left to the constructor: that which reads params.
    private List<string> EmitMembers(bool readsParams)
    {
        List<string> made = [];
        void Declare(string type, string name, string value, string place, bool later)
        {
            code.Line($"public readonly {type} {name}{(later ? "" : $" = {value}")};{place}");
            if (later)
                made.Add($"{name} = {value};");
        }

        foreach (Observation observation in controller.Observations)
            Declare("Ema", Average(observation.Metric), $"new({Numbers.Literal(observation.Ema)})", $" // {code.Place(observation.Span)}", names.IsShaped);
        foreach (string signal in controller.Driven.Where(signal => methodology.FindSignal(signal) != null))
            Declare(RuntimeClass(signal), Member(signal), $"new({Constructed(signal)})", $" // {code.Place(controller.BoundOf(signal)!.Span)}", names.IsShaped);
        for (int i = 0; i < controller.Rules.Count; i++)
        {
            if (NeedsMonitor(controller.Rules[i]))
                Declare("ConditionMonitor", Monitor(i), $"new({ConditionEmitter.Emit(new Condition([controller.Rules[i].Test], 1, false, controller.Rules[i].Span), names)})", "", readsParams);
        }
        if (HasCadence)
            Declare("Cadence", "Cadence", $"new(every: {Numbers.Format(controller.EverySteps)})", "", names.IsShaped);
        return made;
    }

    private void EmitConstructor(List<string> made)
    {
        bool comparesLater = controller.Rules.Any(rule => !NeedsMonitor(rule) && names.CountsParams(() => ConditionEmitter.Emit(rule.Test, names)));
        if (comparesLater)
            code.Line($"private readonly {names.Class} run;");
        if (names.IsShaped)
            code.Line(PlanClass.Declaration);
        if (comparesLater || names.IsShaped)
            code.Line();
        code.Open($"public {names.ControllerClass(controller)}({names.Class} run)");
        if (comparesLater)
            code.Line("this.run = run;");
        if (names.IsShaped)
            code.Line(PlanClass.Copy);
        foreach (string value in made)
            code.Line(value);
        code.Close();
        code.Line();
    }

    private void EmitUpdate()
    {
        code.Summary(controller.ActsOnEvaluations ? "Takes an evaluation into the averages, then lets the rules and laws act." : "Takes what the step showed into the averages, then lets the rules and laws act.");
        code.Open($"public void Update({(controller.ActsOnEvaluations ? "in Evaluation evaluation" : "StepObservation observed")}{(ReadsLosses ? ", TrainingStep step" : "")}{(ReadsSignals ? ", in Signals signals" : "")})");
        foreach (Observation observation in controller.Observations)
            code.Mapped(observation.Span, $"{Average(observation.Metric)}.Update({Sample(observation.Metric)});");
        if (HasCadence)
        {
            code.Line("if (!Cadence.Count())");
            code.Indented(() => code.Line("return;"));
        }
        for (int i = 0; i < controller.Rules.Count; i++)
            EmitRule(controller.Rules[i], i);
        foreach (Drive drive in controller.Drives)
            code.Placed(drive.Span, $"{Member(drive.Signal)}.Update({Value(drive.Law.Metric)}{Target(drive.Law)});");
        code.Close();
    }

    private void EmitRule(ControlRule rule, int index)
    {
        string test = rule.Test is ComparisonTest { RelativeToBest: false } comparison
            ? $"{Value(comparison.Metric)} {comparison.Comparison} {Operand(comparison.Threshold)}"
            : $"{Monitor(index)}.Update(evaluation)";
        code.Placed(rule.Span, $"if ({test})");
        code.Indented(() => code.Mapped(rule.Span, $"{Member(rule.Signal)}.{(rule.Shifts ? "Shift" : "Scale")}(by: {Numbers.Literal(rule.Amount)});"));
    }

    private string Operand(Quantity threshold) => threshold.Level is { } level ? names.Operand(level) : Numbers.Literal(threshold);

    private string Constructed(string signal)
    {
        Bound bound = controller.BoundOf(signal)!;
        string bounds = $"lower: {Numbers.Literal(bound.Range.Low)}, upper: {Numbers.Literal(bound.Range.High)}";
        string initial = $"initial: {Numbers.Literal(methodology.FindSignal(signal)!.Timeline!.At(0))}";
        return controller.LawOf(signal) switch
        {
            null => $"{Numbers.Literal(bound.Range.Low)}, {Numbers.Literal(bound.Range.High)}",
            PiLaw pi => $"{initial}, kp: {Numbers.Literal(pi.Kp)}, ki: {Numbers.Literal(pi.Ki)}, {bounds}, asPublished: {Bool(pi.AsPublished)}",
            GecoLaw geco => $"{initial}, rate: {Numbers.Literal(geco.Rate)}, {bounds}",
            IntegralLaw integral => $"{initial}, rate: {Numbers.Literal(integral.Rate)}, {bounds}",
            SigmoidLaw sigmoid => $"{initial}, slope: {Numbers.Literal(sigmoid.Slope)}, trend: {Numbers.Literal(sigmoid.Trend)}, {bounds}",
            PlateauLaw p => $"{initial}, new PlateauSettings(Factor: {Numbers.Literal(p.Factor)}, Patience: {Numbers.Format(p.Patience)}, HigherIsBetter: {Bool(p.Metric.IsBetterHigher)}, Threshold: {Numbers.Literal(p.Threshold)}, IsRelative: {Bool(p.IsRelative)}, Cooldown: {Numbers.Format(p.Cooldown)}, Recover: {Numbers.Literal(p.Recover)}, RecoverAbove: {Numbers.Literal(p.RecoverAbove)}), {bounds}",
            BoostLaw b => $"within: {Numbers.Literal(b.Within)}, patience: {Numbers.Format(b.Patience)}, factor: {Numbers.Literal(b.Factor)}, relax: {Numbers.Literal(b.Relax)}, higherIsBetter: {Bool(b.Metric.IsBetterHigher)}, {bounds}",
            _ => throw new InvalidOperationException(),
        };
    }

    private string RuntimeClass(string signal) => controller.LawOf(signal) switch
    {
        null => controller.Rules.First(rule => rule.Signal == signal).Shifts ? "ShiftedSignal" : "ScaledSignal",
        { } law => law.GetType().Name,
    };

    /// <summary>The member for a signal; a suffix keeps it apart from averages and methods.</summary>
    public string Member(string signal) => names.Signal(signal) + controller.LawOf(signal) switch
    {
        null => controller.Rules.First(rule => rule.Signal == signal).Shifts ? "Shift" : "Scale",
        BoostLaw => "Boost",
        _ => "Law",
    };

    /// <summary>What it remembers from step to step: the names in a checkpoint, and the members.</summary>
    public IEnumerable<(string Name, string Member)> Parts()
    {
        foreach (Observation observation in controller.Observations)
            yield return (observation.Metric.Name, Average(observation.Metric));
        foreach (string signal in controller.Driven.Where(signal => methodology.FindSignal(signal) != null))
            yield return (signal, Member(signal));
        if (HasCadence)
            yield return ("cadence", "Cadence");
        for (int i = 0; i < controller.Rules.Count; i++)
        {
            if (NeedsMonitor(controller.Rules[i]))
                yield return ("rule" + Numbers.Format(i + 1), Monitor(i));
        }
    }

    private static bool NeedsMonitor(ControlRule rule) => rule.Test is not ComparisonTest { RelativeToBest: false };

    /// <summary>Whether its set points are signals.</summary>
    public bool ReadsSignals => controller.Drives.Any(drive => drive.Law.SetPoint?.Signal != null);

    private static string Monitor(int rule) => "Rule" + Numbers.Format(rule + 1);

    /// <summary>Whether it observes losses of the step.</summary>
    public bool ReadsLosses => controller.Metrics.Any(metric => metric.Loss != null);

    // A suffix keeps averages apart from the members of signals and from methods.
    private string Average(MetricKind metric) => (metric.Loss is { } loss ? names.Loss(loss) : metric.ObservedName) + "Average";

    private string Sample(MetricKind metric) =>
        metric.Loss is { } loss ? $"step.LossOf((int)Loss.{names.Loss(loss)})"
        : controller.ActsOnEvaluations ? $"evaluation[{ConditionEmitter.Metric(metric)}]" : $"observed.{metric.ObservedName}";

    private string Value(MetricKind metric) =>
        controller.Observations.Any(observation => observation.Metric == metric) ? $"{Average(metric)}.Value" : Sample(metric);

    private string Target(FeedbackLaw law) => law.SetPoint is not { } point ? ""
        : $", {(law is SigmoidLaw ? "threshold" : "target")}: {(point.Signal == null ? Numbers.Literal(point.Number) : $"signals.{names.Signal(point.Signal)}")}";

    private static string Bool(bool value) => value ? "true" : "false";
}
