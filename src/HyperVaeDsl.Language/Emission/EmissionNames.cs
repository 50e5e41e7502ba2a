using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Emission.Settings;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>The C# names of everything in one methodology.</summary>
internal sealed class EmissionNames
{
    private readonly Methodology methodology;
    private readonly SettingForms? forms;
    private readonly Folding folds;
    private readonly Dictionary<string, string> parameters;
    private readonly IReadOnlyDictionary<string, string> signals;
    private readonly IReadOnlyDictionary<string, string> phases;
    private readonly IReadOnlyDictionary<string, string> losses;
    private readonly IReadOnlyDictionary<string, string> controllers;
    private readonly IReadOnlyDictionary<string, string> components;
    private readonly IReadOnlyDictionary<string, string> trained;
    private readonly IReadOnlyDictionary<string, string> gates;
    private readonly IReadOnlyDictionary<string, string> guards;
    private readonly IReadOnlyDictionary<string, string> slots;
    private readonly IReadOnlyDictionary<string, string> milestones;
    private readonly IReadOnlyDictionary<string, string> groups;
    private readonly IReadOnlyDictionary<string, string> locals;

    /// <param name="methodology">The methodology.</param>
    /// <param name="arguments">The params that the constructor takes.</param>
    /// <param name="forms">The other settings of params that shape the plan; null where there are none.</param>
    /// <param name="folds">What has no effect and is left out.</param>
    public EmissionNames(Methodology methodology, IReadOnlyList<Param>? arguments = null, SettingForms? forms = null, Folding folds = Folding.All)
    {
        Arguments = arguments ?? [];
        (this.forms, this.folds) = (forms, folds);
        this.methodology = methodology;
        Class = Names.OfClass(methodology.Name);
        Own = new OwnNames(methodology);
        signals = Names.OfMembers(methodology.Signals.Select(signal => signal.Name));
        parameters = Names.OfParams(Arguments.OrderBy(param => param.Declaration.Name.Span.Start).Select(param => param.Name), signals.Values);
        phases = Names.OfMembers(methodology.Phases.Select(phase => phase.Name));
        losses = Names.OfMembers(methodology.Losses.Select(loss => loss.Name));
        controllers = Names.OfMembers(methodology.Controllers.Select(controller => controller.Name));
        components = Names.OfMembers(methodology.Components.Select(component => component.Path));
        trained = Names.OfMembers(ParameterGroups.Of(methodology));
        gates = Names.OfMembers(methodology.Gates.Select(gate => Label(methodology, gate)));
        guards = Names.OfMembers(methodology.Guards.Select(guard => guard.Name));
        slots = Names.OfMembers(methodology.Checkpoints.Best.Select(best => best.Name));
        milestones = Names.OfMembers(methodology.Checkpoints.Milestones.Select(milestone => milestone.Name));
        groups = Names.OfMembers(methodology.Gates.Select(gate => gate.Group).Distinct());
        locals = LocalNames.Of(signals, Fields);
    }

    /// <summary>Names of what the user's own code supplies.</summary>
    public OwnNames Own { get; }

    public string Class { get; }

    /// <summary>The fields of the class, which no local may hide.</summary>
    public IEnumerable<string> Fields =>
        [.. Own.IsAsked ? ["own"] : Array.Empty<string>(), .. IsShaped ? [PlanNumbers.Field] : Array.Empty<string>(), .. methodology.Controllers.Select(Field), .. methodology.Components.Select(Field), .. methodology.Gates.Select(Gate)];

    /// <summary>The params that the constructor takes.</summary>
    public IReadOnlyList<Param> Arguments { get; }

    /// <summary>A member that is one number: a constant of the class, or of an object where params may decide it.</summary>
    public string Fact(string type, string name, string value) => Arguments.Count == 0 ? $"public const {type} {name} = {value};" : $"public {type} {name} => {value};";

    /// <summary>A seed. Where it may be read from a field, it is converted as a constant need not be.</summary>
    public string Seed(ulong seed) => (IsShaped ? "(ulong)" : "") + seed.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What stands before a member that depends on params: they are of an object, without any they are of the class.</summary>
    public string OfClass => Arguments.Count == 0 ? "static " : "";

    /// <summary>Whether the class has params that shape the plan.</summary>
    public bool IsShaped => forms != null;

    /// <summary>Whether something is left out where it has no effect.</summary>
    public bool Folds(Folding what) => (folds & what) != 0;

    /// <summary>Whether something holds of the methodology, at any setting of these params.</summary>
    public bool Any(string what, Func<Methodology, bool> holds) => forms?.Any(what, holds) ?? holds(methodology);

    /// <summary>The params that take part in values only.</summary>
    public IEnumerable<Param> OfValues => forms == null ? Arguments : Arguments.Where(param => !forms.IsShaping(param.Name));

    /// <summary>The value of a signal that never changes, at any setting; else null.</summary>
    public double? Constant(Signal signal) => Constant(signal.Name);

    /// <summary>The same by its name.</summary>
    public double? Constant(string signal) =>
        Any("changes " + signal, m => Arm.Constant(m.FindSignal(signal)!.Timeline!) == null) ? null : Arm.Constant(methodology.FindSignal(signal)!.Timeline!);

    /// <summary>Whether it depends on params how many stretches of a signal a phase sees.</summary>
    public bool ArmsVary(Signal signal, Phase phase)
    {
        if (!IsShaped)
            return false;
        int index = methodology.Phases.Select((other, i) => (other, i)).First(item => ReferenceEquals(item.other, phase)).i;
        int ArmsOf(Methodology m) => Arm.Of(m.FindSignal(signal.Name)!.Timeline!, m.Phases[index]).Count;
        int first = ArmsOf(methodology);
        return Any($"arms {signal.Name} {phase.Name}", m => ArmsOf(m) != first);
    }

    /// <summary>The width of a line, the same at all settings.</summary>
    public int Width(string line) => IsShaped ? NumberScan.Of(line).Pieces.Sum(piece => piece.Length + 4) : line.Length;

    /// <summary>Whether a setting of the runtime is left out that has its usual value.</summary>
    public bool Omits(bool isUsual) => isUsual && Folds(Folding.Usual);

    /// <summary>The member of a param.</summary>
    public string Member(Param param) => Member(param.Name);

    /// <summary>The member of a param by its name.</summary>
    public string Member(string param) => parameters[param];

    /// <summary>What stands before the property of a param: nothing inside the class itself.</summary>
    public string Owner { get; set; } = "";

    /// <summary>How many expressions with params were written.</summary>
    public int WithParams { get; private set; }

    /// <summary>Whether writing something reads params.</summary>
    public bool CountsParams(Func<object> emit)
    {
        int before = WithParams;
        emit();
        return WithParams > before;
    }

    /// <summary>Whether something is to be made by the constructor, because it reads params; those that shape the plan may decide any number.</summary>
    public bool ReadsParams(Func<object> emit) => IsShaped || CountsParams(emit);

    // Whole numbers are calculated with as all others are.
    private string Value(string name) => $"{(Arguments.First(param => param.Name == name).IsWhole ? "(double)" : "")}{Owner}{parameters[name]}";

    /// <summary>A number that something is compared with, or a calculation with params.</summary>
    public string Number(Quantity quantity) => quantity.Level is { } level ? Level(level) : Text.Numbers.Literal(quantity);

    /// <summary>A whole number that is counted with, or a param.</summary>
    public string Whole(Quantity quantity)
    {
        if (quantity.Level is not ParamCurve { Name: var name } || !Arguments.First(param => param.Name == name).IsWhole)
            return Text.Numbers.Format(quantity);
        WithParams++;
        return Owner + parameters[name];
    }

    /// <summary>The expression of a calculation with params.</summary>
    public string Level(Curve level) => Named(LevelText.Of(level));

    /// <summary>The same as an operand.</summary>
    public string Operand(Curve level) => Named(LevelText.Operand(level));

    /// <summary>A number or a calculation with params.</summary>
    public string Number(ScalarRef scalar) => scalar.Level is { } level ? Level(level) : Text.Numbers.Literal(scalar.Number);

    /// <summary>The same for people.</summary>
    public static string Words(ScalarRef scalar) => scalar.Level is { } level ? LevelText.Words(level) : Text.Numbers.Format(scalar.Number);

    /// <summary>An expression with the properties in the place of the params.</summary>
    public string Named(string expression)
    {
        string[] parts = expression.Split(LevelText.Mark);
        WithParams += parts.Length > 1 ? 1 : 0;
        for (int i = 1; i < parts.Length; i += 2)
            parts[i] = Value(parts[i]);
        return string.Concat(parts);
    }

    public string Signal(string name) => signals[name];

    /// <summary>The local variable that holds a signal in the method of a phase.</summary>
    public string Local(string name) => locals[name];

    public string Phase(string name) => phases[name];

    public string Loss(string name) => losses[name];

    public string Guard(string name) => guards[name];

    public string Slot(string name) => slots[name];

    public string Milestone(string name) => milestones[name];

    /// <summary>The groups that have a gate, in the order of their gates.</summary>
    public IReadOnlyList<string> GatedGroups => [.. methodology.Gates.Select(gate => gate.Group).Distinct()];

    public string Group(string name) => groups[name];

    public string Component(string path) => components[path];

    /// <summary>The name of a group of parameters.</summary>
    public string Parameters(string path) => $"{ParameterGroups.Class}.{trained[path]}";

    /// <summary>The same within the class of these names.</summary>
    public string ParametersMember(string path) => trained[path];

    public string Gate(GateSpec gate) => Names.Camel(gates[Label(methodology, gate)]) + "Gate";

    public string ControllerClass(Controller controller) => controllers[controller.Name] + "Controller";

    public string Field(Controller controller)
    {
        string type = ControllerClass(controller);
        string name = Names.Camel(type);
        // Not every letter has a lower case.
        return name == type ? "own" + type : name;
    }

    public string Field(ComponentSpec component) => Names.Camel(components[component.Path]) + "Machine";

    // A group may be gated again after it was switched off.
    private static string Label(Methodology methodology, GateSpec gate)
    {
        GateSpec[] ofGroup = [.. methodology.Gates.Where(other => other.Group == gate.Group)];
        return ofGroup.Length == 1 ? gate.Group : $"{gate.Group}_{Text.Numbers.Format(1 + Array.IndexOf(ofGroup, gate))}";
    }
}
