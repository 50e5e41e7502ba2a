using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Emission;

/// <summary>The C# names of everything in one methodology.</summary>
internal sealed class EmissionNames(Methodology methodology)
{
    private readonly IReadOnlyDictionary<string, string> signals = Names.OfMembers(methodology.Signals.Select(signal => signal.Name));
    private readonly IReadOnlyDictionary<string, string> phases = Names.OfMembers(methodology.Phases.Select(phase => phase.Name));
    private readonly IReadOnlyDictionary<string, string> losses = Names.OfMembers(methodology.Losses.Select(loss => loss.Name));
    private readonly IReadOnlyDictionary<string, string> controllers = Names.OfMembers(methodology.Controllers.Select(controller => controller.Name));

    private readonly IReadOnlyDictionary<string, string> components = Names.OfMembers(methodology.Components.Select(component => component.Path));
    private readonly IReadOnlyDictionary<string, string> gates = Names.OfMembers(methodology.Gates.Select(gate => Label(methodology, gate)));
    private readonly IReadOnlyDictionary<string, string> guards = Names.OfMembers(methodology.Guards.Select(guard => guard.Name));
    private readonly IReadOnlyDictionary<string, string> slots = Names.OfMembers(methodology.Checkpoints.Best.Select(best => best.Name));
    private readonly IReadOnlyDictionary<string, string> milestones = Names.OfMembers(methodology.Checkpoints.Milestones.Select(milestone => milestone.Name));
    private readonly IReadOnlyDictionary<string, string> groups = Names.OfMembers(methodology.Gates.Select(gate => gate.Group).Distinct());

    /// <summary>Names of what the user's own code supplies.</summary>
    public OwnNames Own { get; } = new(methodology);

    public string Class { get; } = Names.OfClass(methodology.Name);

    public string Signal(string name) => signals[name];

    public string Phase(string name) => phases[name];

    public string Loss(string name) => losses[name];

    public string Guard(string name) => guards[name];

    public string Slot(string name) => slots[name];

    public string Milestone(string name) => milestones[name];

    /// <summary>The groups that have a gate, in the order of their gates.</summary>
    public IReadOnlyList<string> GatedGroups { get; } = [.. methodology.Gates.Select(gate => gate.Group).Distinct()];

    public string Group(string name) => groups[name];

    public string Component(string path) => components[path];

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
