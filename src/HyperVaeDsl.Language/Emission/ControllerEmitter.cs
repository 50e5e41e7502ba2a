using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes what a run does because of what it observes: controllers, the pipeline from plan to signal, components.</summary>
internal sealed class ControllerEmitter(CodeWriter code, Methodology methodology, EmissionNames names)
{
    /// <summary>Whether set points are read after the step, so that its signals must be kept.</summary>
    public bool KeepsSignals => methodology.Controllers.Any(controller => Of(controller).ReadsSignals);

    /// <summary>The fields of the class. What reads params is made by the constructor, because fields are made before it.</summary>
    public void EmitFields()
    {
        foreach (Controller controller in methodology.Controllers)
            Field($"private readonly {names.ControllerClass(controller)} {names.Field(controller)}", Of(controller).ReadsParams, () => code.Line($"private readonly {names.ControllerClass(controller)} {names.Field(controller)} = new();"));
        foreach (ComponentSpec component in methodology.Components)
            Field($"private readonly ComponentMachine {names.Field(component)}", names.ReadsParams(() => Arguments(component)), () => EmitComponent(component, "private readonly ComponentMachine "));
        if (KeepsSignals)
            code.Line("private Signals latest;");
        foreach (GateSpec gate in methodology.Gates)
            Field($"private readonly Gate {names.Gate(gate)}", names.ReadsParams(() => Gate(gate)), () => code.Line($"private readonly Gate {Gate(gate)}"));
    }

    /// <summary>What the constructor makes of the values of params.</summary>
    public void EmitAssignments()
    {
        foreach (Controller controller in methodology.Controllers.Where(controller => Of(controller).ReadsParams))
            code.Line($"{names.Field(controller)} = new {names.ControllerClass(controller)}(this);");
        foreach (ComponentSpec component in methodology.Components.Where(component => names.ReadsParams(() => Arguments(component))))
            EmitComponent(component, "");
        foreach (GateSpec gate in methodology.Gates.Where(gate => names.ReadsParams(() => Gate(gate))))
            code.Line(Gate(gate));
    }

    private void Field(string declaration, bool readsParams, Action withValue)
    {
        if (readsParams)
            code.Line(declaration + ";");
        else
            withValue();
    }

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
            code.Line($"{names.Field(controller)}.Update(step.Observed{(Of(controller).ReadsLosses ? ", step" : "")}{(Of(controller).ReadsSignals ? ", latest" : "")});");
    }

    /// <summary>Lets controllers and components of evaluations act.</summary>
    public void EmitEvaluated()
    {
        foreach (Controller controller in methodology.Controllers.Where(controller => controller.ActsOnEvaluations))
            code.Line($"{names.Field(controller)}.Update(evaluation{(Of(controller).ReadsSignals ? ", latest" : "")});");
        foreach (ComponentSpec component in methodology.Components)
            code.Line($"{names.Field(component)}.Evaluated(evaluation);");
    }

    /// <summary>The class of a controller.</summary>
    public void EmitController(Controller controller) => Of(controller).Emit();

    /// <summary>What is remembered from step to step.</summary>
    public void EmitState()
    {
        (string Name, string Value)[] parts =
        [
            .. methodology.Controllers.SelectMany(controller => Of(controller).Parts().Select(part => ($"{controller.Name}.{part.Name}", $"{names.Field(controller)}.{part.Member}"))),
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

    private ControllerClassEmitter Of(Controller controller) => new(code, methodology, names, controller);

    private string Stage(Controller controller, string signal) => $"{names.Field(controller)}.{Of(controller).Member(signal)}";

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

    private static string Range(Controller controller, string signal) =>
        controller.BoundOf(signal)?.Range is { } range ? $"{Numbers.Format(range.Low)}..{Numbers.Format(range.High)}" : "";

    private static string Bool(bool value) => value ? "true" : "false";
}
