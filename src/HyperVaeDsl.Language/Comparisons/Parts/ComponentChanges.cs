using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>Components of the model that are frozen and let go.</summary>
internal static class ComponentChanges
{
    public static void Find(ChangeCollector c)
    {
        foreach (ComponentSpec after in c.New.Components)
        {
            if (c.Old.Components.FirstOrDefault(component => component.Path == after.Path) is { } before)
                Compare(c, before, after);
            else
                c.Add(ChangeRules.ComponentAdded, $"component {after.Path}", null, Words(after), ChangeEffect.Training, null, after.Span);
        }
        foreach (ComponentSpec before in c.Old.Components.Where(component => !c.New.Components.Any(other => other.Path == component.Path)))
            c.Add(ChangeRules.ComponentRemoved, $"component {before.Path}", Words(before), null, ChangeEffect.Training, before.Span, null);
    }

    private static void Compare(ChangeCollector c, ComponentSpec before, ComponentSpec after)
    {
        if (CanonicalForm.Component(c.Old, before) == CanonicalForm.Component(c.New, after))
        {
            c.Same("components", after.Path);
            return;
        }
        ((string Name, string Value) Old, (string Name, string Value) New)[] others = [.. Parts(before).Zip(Parts(after), (a, b) => (a, b)).Where(pair => pair.a.Value != pair.b.Value)];
        string old = others.Length == 0 ? CanonicalForm.Component(c.Old, before) : string.Join("; ", others.Select(pair => $"{pair.Old.Name} {pair.Old.Value}"));
        string @new = others.Length == 0 ? CanonicalForm.Component(c.New, after) : string.Join("; ", others.Select(pair => $"{pair.New.Name} {pair.New.Value}"));
        c.Add(ChangeRules.ComponentChanged, $"component {after.Path}", old, @new, ChangeEffect.Training, before.Span, after.Span);
    }

    /// <summary>How it is frozen and let go.</summary>
    public static string Words(ComponentSpec component) => string.Join(", ", Parts(component).Where(part => part.Value is not ("never" or "0" or "none")).Select(part => $"{part.Name} {part.Value}"));

    private static IEnumerable<(string Name, string Value)> Parts(ComponentSpec c) =>
    [
        ("starts", c.StartsFrozen ? "frozen" : "trainable"),
        ("unfreezes", c.Unfreeze == null ? "never" : $"when {TestWords.Of(c.Unfreeze)}"),
        ("freezes", c.Freeze == null ? "never" : $"when {TestWords.Of(c.Freeze)}"),
        ("warm-up", c.Warmup == 0 ? "0" : $"{Numbers.Format(c.Warmup)} epochs"),
        ("hysteresis", c.Hysteresis == 0 ? "0" : $"{Numbers.Format(c.Hysteresis)} {(c.HysteresisInEvaluations ? "evals" : "epochs")}"),
        ("anneals", c.Annealing is { } a ? $"by {a.Metric.Name} step {Numbers.Format(a.Step)} tolerance {Numbers.Format(a.Tolerance)} in {Numbers.Format(a.Floor)}..{Numbers.Format(a.Ceiling)}{(a.Gap is { } gap ? $" gap {Numbers.Format(gap)}" : "")}" : "none"),
        ("patience anneals", c.Patience is { } p ? $"by {p.Metric.Name} step {Numbers.Format(p.Step)} tolerance {Numbers.Format(p.Tolerance)} in {Numbers.Format(p.Floor)}..{Numbers.Format(p.Ceiling)}" : "none"),
    ];
}
