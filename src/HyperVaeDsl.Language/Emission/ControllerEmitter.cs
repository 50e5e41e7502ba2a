using HyperVaeDsl.Language.Emission.Settings;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes what a run does because of what it observes: controllers, the pipeline from plan to signal, components.</summary>
internal sealed class ControllerEmitter(CodeWriter code, Methodology methodology, EmissionNames names)
{
    /// <summary>Whether set points are read after the step, so that its signals must be kept.</summary>
    public bool KeepsSignals => methodology.Controllers.Any(ReadsSignals);

    /// <summary>The fields of the class. What reads params is made by the constructor, because fields are made before it.</summary>
    public void EmitFields()
    {
        foreach (Controller controller in methodology.Controllers)
            Field($"private readonly {names.ControllerClass(controller)} {names.Field(controller)}", ReadsParams(controller), () => code.Line($"private readonly {names.ControllerClass(controller)} {names.Field(controller)} = new();"));
        foreach (ComponentSpec component in methodology.Components)
            Field($"private readonly ComponentMachine {names.Field(component)}", ReadsParams(() => Arguments(component)), () => EmitComponent(component, "private readonly ComponentMachine "));
        if (KeepsSignals)
            code.Line("private Signals latest;");
        foreach (GateSpec gate in methodology.Gates)
            Field($"private readonly Gate {names.Gate(gate)}", ReadsParams(() => Gate(gate)), () => code.Line($"private readonly Gate {Gate(gate)}"));
    }

    /// <summary>What the constructor makes of the values of params.</summary>
    public void EmitAssignments()
    {
        foreach (Controller controller in methodology.Controllers.Where(ReadsParams))
            code.Line($"{names.Field(controller)} = new {names.ControllerClass(controller)}(this);");
        foreach (ComponentSpec component in methodology.Components.Where(component => ReadsParams(() => Arguments(component))))
            EmitComponent(component, "");
        foreach (GateSpec gate in methodology.Gates.Where(gate => ReadsParams(() => Gate(gate))))
            code.Line(Gate(gate));
    }

    private void Field(string declaration, bool readsParams, Action withValue)
    {
        if (readsParams)
            code.Line(declaration + ";");
        else
            withValue();
    }

    // Params that shape the plan may decide any number.
    private bool ReadsParams(Func<object> emit) => names.IsShaped || CountsParams(emit);

    private bool HasCadence(Controller controller) => names.Any("cadence " + controller.Name, m => m.Controllers.First(other => other.Name == controller.Name).EverySteps > 1);

    private bool CountsParams(Func<object> emit)
    {
        int before = names.WithParams;
        emit();
        return names.WithParams > before;
    }

    private bool ReadsParams(Controller controller) => ReadsParams(() => string.Concat(controller.Rules.Select(rule => ConditionEmitter.Emit(rule.Test, names))));

    private string Gate(GateSpec gate) =>
        $"{names.Gate(gate)} = new({Names.Quote(gate.Group)}, {ConditionEmitter.Emit(gate.Condition, names)}, from: {Numbers.Literal(gate.From)}, to: {Numbers.Literal(gate.To)}) {{ Index = (int)Group.{names.Group(gate.Group)} }}; // {code.Place(gate.Span)}";

    /// <summary>Whether the effective value of a signal depends on its plan; under a law of its own it does not.</summary>
    public bool ReadsPlan(Signal signal) => methodology.PipelineOf(signal.Name).All(controller => controller.LawOf(signal.Name)?.Replaces != true);

    /// <summary>The effective value of a driven signal: the plan, then each controller in order, within its bounds.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="plan">The expression of its plan.</param>
    public (string Value, string Comment) Driven(Signal signal, string plan)
    {
        IReadOnlyList<Controller> pipeline = methodology.PipelineOf(signal.Name);
        string value = pipeline.Aggregate(plan, (inner, controller) =>
            controller.LawOf(signal.Name)?.Replaces == true ? $"{Stage(controller, signal.Name)}.Value" : $"{Stage(controller, signal.Name)}.Apply({inner})");
        string[] stages = [.. pipeline.Select(controller => $"{controller.Name} in {Range(controller, signal.Name)}")];
        string start = pipeline[0].LawOf(signal.Name) is { Replaces: true } law ? law.Name + " by " : "the plan, then ";
        return (value, $"{signal.Name}: {start}{string.Join(", then ", stages)} ({code.Place(pipeline[0].BoundOf(signal.Name)?.Span ?? pipeline[0].Span)})");
    }

    /// <summary>Freezes what is frozen in a step.</summary>
    public void EmitFreezing()
    {
        foreach (ComponentSpec component in methodology.Components)
            code.Line($"step.Freeze({names.Parameters(component.Path)}, {names.Field(component)}.IsFrozen);");
    }

    /// <summary>Lets controllers of steps act.</summary>
    public void EmitUpdates()
    {
        foreach (Controller controller in methodology.Controllers.Where(controller => !controller.ActsOnEvaluations))
            code.Line($"{names.Field(controller)}.Update(step.Observed{(ReadsLosses(controller) ? ", step" : "")}{(ReadsSignals(controller) ? ", latest" : "")});");
    }

    /// <summary>Lets controllers and components of evaluations act.</summary>
    public void EmitEvaluated()
    {
        foreach (Controller controller in methodology.Controllers.Where(controller => controller.ActsOnEvaluations))
            code.Line($"{names.Field(controller)}.Update(evaluation{(ReadsSignals(controller) ? ", latest" : "")});");
        foreach (ComponentSpec component in methodology.Components)
            code.Line($"{names.Field(component)}.Evaluated(evaluation);");
    }

    /// <summary>What is remembered from step to step.</summary>
    public void EmitState()
    {
        (string Name, string Value)[] parts =
        [
            .. methodology.Controllers.SelectMany(controller => Parts(controller).Select(part => ($"{controller.Name}.{part.Name}", $"{names.Field(controller)}.{part.Member}"))),
            .. methodology.Components.Select(component => (component.Path, names.Field(component))),
            // No name of the language has parentheses, so that no controller is called like it.
            .. methodology.Gates.Select(gate => ($"gate({gate.Group})", names.Gate(gate))),
        ];
        if (parts.Length == 0)
            return;
        code.Line();
        code.Line("/// <inheritdoc />");
        code.Line("public IReadOnlyList<KeyValuePair<string, IStateful>> State => new KeyValuePair<string, IStateful>[]");
        code.Open();
        foreach ((string name, string value) in parts)
            code.Line($"new({Names.Quote(name)}, {value}),");
        code.Close(";");
    }

    /// <summary>The class of a controller.</summary>
    public void EmitController(Controller controller)
    {
        string documentation = controller.Documentation.Length == 0 ? "" : "\n" + controller.Documentation;
        code.Summary($"Controller {controller.Name} ({code.Place(controller.Span)}).{documentation}");
        code.Open($"private sealed class {names.ControllerClass(controller)}");
        bool isShaped = names.IsShaped;
        bool readsParams = ReadsParams(controller);
        names.Owner = readsParams ? "run." : "";
        // What reads params is made by the constructor.
        List<string> made = [];
        void Declare(string type, string name, string value, string place, bool later)
        {
            code.Line($"public readonly {type} {name}{(later ? "" : $" = {value}")};{place}");
            if (later)
                made.Add($"{name} = {value};");
        }

        foreach (Observation observation in controller.Observations)
            Declare("Ema", Average(observation.Metric), $"new({Numbers.Literal(observation.Ema)})", $" // {code.Place(observation.Span)}", isShaped);
        foreach (string signal in controller.Driven.Where(signal => methodology.FindSignal(signal) != null))
            Declare(RuntimeClass(controller, signal), Member(controller, signal), $"new({Constructed(controller, signal)})", $" // {code.Place(controller.BoundOf(signal)!.Span)}", isShaped);
        for (int i = 0; i < controller.Rules.Count; i++)
        {
            if (NeedsMonitor(controller.Rules[i]))
                Declare("ConditionMonitor", Monitor(i), $"new({ConditionEmitter.Emit(new Condition([controller.Rules[i].Test], 1, false, controller.Rules[i].Span), names)})", "", readsParams);
        }
        if (HasCadence(controller))
            Declare("Cadence", "Cadence", $"new(every: {Numbers.Format(controller.EverySteps)})", "", isShaped);
        code.Line();
        if (readsParams)
        {
            bool comparesLater = controller.Rules.Any(rule => !NeedsMonitor(rule) && CountsParams(() => ConditionEmitter.Emit(rule.Test, names)));
            if (comparesLater)
                code.Line($"private readonly {names.Class} run;");
            if (isShaped)
                code.Line(PlanClass.Declaration);
            if (comparesLater || isShaped)
                code.Line();
            code.Open($"public {names.ControllerClass(controller)}({names.Class} run)");
            if (comparesLater)
                code.Line("this.run = run;");
            if (isShaped)
                code.Line(PlanClass.Copy);
            foreach (string value in made)
                code.Line(value);
            code.Close();
            code.Line();
        }
        code.Summary(controller.ActsOnEvaluations ? "Takes an evaluation into the averages, then lets the rules and laws act." : "Takes what the step showed into the averages, then lets the rules and laws act.");
        code.Open($"public void Update({(controller.ActsOnEvaluations ? "in Evaluation evaluation" : "StepObservation observed")}{(ReadsLosses(controller) ? ", TrainingStep step" : "")}{(ReadsSignals(controller) ? ", in Signals signals" : "")})");
        foreach (Observation observation in controller.Observations)
            code.Mapped(observation.Span, $"{Average(observation.Metric)}.Update({Sample(controller, observation.Metric)});");
        if (HasCadence(controller))
        {
            code.Line("if (!Cadence.Count())");
            code.Indented(() => code.Line("return;"));
        }
        for (int i = 0; i < controller.Rules.Count; i++)
            EmitRule(controller, controller.Rules[i], i);
        foreach (Drive drive in controller.Drives)
            code.Placed(drive.Span, $"{Member(controller, drive.Signal)}.Update({Value(controller, drive.Law.Metric)}{Target(drive.Law)});");
        names.Owner = "";
        code.Close();
        code.Close();
    }

    private void EmitRule(Controller controller, ControlRule rule, int index)
    {
        string test = rule.Test is ComparisonTest { RelativeToBest: false } comparison
            ? $"{Value(controller, comparison.Metric)} {comparison.Comparison} {Operand(comparison.Threshold)}"
            : $"{Monitor(index)}.Update(evaluation)";
        code.Placed(rule.Span, $"if ({test})");
        code.Indented(() => code.Mapped(rule.Span, $"{Member(controller, rule.Signal)}.{(rule.Shifts ? "Shift" : "Scale")}(by: {Numbers.Literal(rule.Amount)});"));
    }

    private string Operand(Quantity threshold) => threshold.Level is { } level ? names.Operand(level) : Numbers.Literal(threshold);

    private List<string> Arguments(ComponentSpec component)
    {
        bool inEvaluations = component.HysteresisInEvaluations;
        List<string> arguments =
        [
            names.Parameters(component.Path),
            $"new FreezeMachine(startsFrozen: {Bool(component.StartsFrozen)}, warmup: {names.Number(component.Warmup)}, restEvaluations: {(inEvaluations ? names.Whole(component.Hysteresis) : "0")}, restEpochs: {(inEvaluations ? "0.0" : names.Number(component.Hysteresis))})",
            $"unfreeze: {(component.Unfreeze == null ? "null" : ConditionEmitter.Emit(component.Unfreeze, names))}",
            $"freeze: {(component.Freeze == null ? "null" : ConditionEmitter.Emit(component.Freeze, names))}",
            component.Annealing is not { } a ? "annealing: null"
                : $"annealing: new AnnealingSettings(By: {ConditionEmitter.Metric(a.Metric)}, Step: {names.Number(a.Step)}, Tolerance: {names.Number(a.Tolerance)}, Floor: {names.Number(a.Floor)}, Ceiling: {names.Number(a.Ceiling)}, UnfreezeFollows: {Bool(a.Gap != null)}, Gap: {names.Number(a.Gap ?? 0)}, FreezesBelow: {Bool(component.FreezeTest!.Comparison[0] == '<')})",
        ];
        if (component.Patience is { } p)
            arguments.Add($"patience: new PatienceSettings(By: {ConditionEmitter.Metric(p.Metric)}, Step: {names.Whole(p.Step)}, Tolerance: {names.Number(p.Tolerance)}, Floor: {names.Whole(p.Floor)}, Ceiling: {names.Whole(p.Ceiling)})");
        return arguments;
    }

    private void EmitComponent(ComponentSpec component, string declaration)
    {
        List<string> arguments = Arguments(component);
        code.Line($"{declaration}{names.Field(component)} = new( // {code.Place(component.Span)}");
        code.Indented(() =>
        {
            for (int i = 0; i < arguments.Count; i++)
                code.Line(arguments[i] + (i + 1 < arguments.Count ? "," : $") {{ Index = (int)Component.{names.Component(component.Path)} }};"));
        });
    }

    private string Constructed(Controller controller, string signal)
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

    private static string RuntimeClass(Controller controller, string signal) => controller.LawOf(signal) switch
    {
        null => controller.Rules.First(rule => rule.Signal == signal).Shifts ? "ShiftedSignal" : "ScaledSignal",
        { } law => law.GetType().Name,
    };

    private string Stage(Controller controller, string signal) => $"{names.Field(controller)}.{Member(controller, signal)}";

    // A suffix keeps the members of a controller apart from its averages and methods.
    private string Member(Controller controller, string signal) => names.Signal(signal) + controller.LawOf(signal) switch
    {
        null => controller.Rules.First(rule => rule.Signal == signal).Shifts ? "Shift" : "Scale",
        BoostLaw => "Boost",
        _ => "Law",
    };

    private IEnumerable<(string Name, string Member)> Parts(Controller controller)
    {
        foreach (Observation observation in controller.Observations)
            yield return (observation.Metric.Name, Average(observation.Metric));
        foreach (string signal in controller.Driven.Where(signal => methodology.FindSignal(signal) != null))
            yield return (signal, Member(controller, signal));
        if (HasCadence(controller))
            yield return ("cadence", "Cadence");
        for (int i = 0; i < controller.Rules.Count; i++)
        {
            if (NeedsMonitor(controller.Rules[i]))
                yield return ("rule" + Numbers.Format(i + 1), Monitor(i));
        }
    }

    private static bool NeedsMonitor(ControlRule rule) => rule.Test is not ComparisonTest { RelativeToBest: false };

    private static bool ReadsSignals(Controller controller) => controller.Drives.Any(drive => drive.Law.SetPoint?.Signal != null);

    private static string Monitor(int rule) => "Rule" + Numbers.Format(rule + 1);

    private static bool ReadsLosses(Controller controller) => controller.Metrics.Any(metric => metric.Loss != null);

    // A suffix keeps averages apart from the members of signals and from methods.
    private string Average(MetricKind metric) => (metric.Loss is { } loss ? names.Loss(loss) : metric.ObservedName) + "Average";

    private string Sample(Controller controller, MetricKind metric) =>
        metric.Loss is { } loss ? $"step.LossOf((int)Loss.{names.Loss(loss)})"
        : controller.ActsOnEvaluations ? $"evaluation[{ConditionEmitter.Metric(metric)}]" : $"observed.{metric.ObservedName}";

    private string Value(Controller controller, MetricKind metric) =>
        controller.Observations.Any(observation => observation.Metric == metric) ? $"{Average(metric)}.Value" : Sample(controller, metric);

    private string Target(FeedbackLaw law) => law.SetPoint is not { } point ? ""
        : $", {(law is SigmoidLaw ? "threshold" : "target")}: {(point.Signal == null ? Numbers.Literal(point.Number) : $"signals.{names.Signal(point.Signal)}")}";

    private static string Range(Controller controller, string signal) =>
        controller.BoundOf(signal)?.Range is { } range ? $"{Numbers.Format(range.Low)}..{Numbers.Format(range.High)}" : "";

    private static string Bool(bool value) => value ? "true" : "false";
}
