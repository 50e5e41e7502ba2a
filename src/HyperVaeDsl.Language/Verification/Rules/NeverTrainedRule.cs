using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0914 and HV1234: a network that never trains comes from a file, and one that comes from a file and is let go for good trains slowly enough to
/// keep what it knows.
/// </summary>
internal sealed class NeverTrainedRule : IRule
{
    // A published run with this factor lost its coverage, one with a tenth of it kept more than half.
    private const double FastFactor = 0.05;

    private static readonly string[] Networks = ["encoder", "mean", "log_variance", "decoder"];

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Text)
            return;
        foreach (ComponentSpec component in methodology.Components)
        {
            string[] missing = [.. Parts(component.Path).Where(part => !IsLoaded(methodology, part))];
            if (component.IsFrozenForGood && missing.Length > 0)
            {
                string what = missing.Length == 1 ? $"'{missing[0]}' stays" : $"{string.Join(", ", missing.Select(part => $"'{part}'"))} stay";
                diagnostics.Report(Diagnostics.Rules.NeverTrained, component.Span, $"'{component.Path}' is frozen for the whole run and nothing loads it, so {what} as random as at the start. Write 'warm_start \"FILE\" load {string.Join(", ", missing)}', or let it train.");
            }
            FineTuning(methodology, component, diagnostics);
        }
    }

    // With a freeze condition the component can be stopped when coverage falls; for good it cannot.
    private static void FineTuning(Methodology methodology, ComponentSpec component, DiagnosticBag diagnostics)
    {
        string? encoder = Parts(component.Path).FirstOrDefault(part => part.EndsWith(".encoder", StringComparison.Ordinal));
        if (encoder == null || !component.StartsFrozen || component.Unfreeze == null || component.Freeze != null || !IsLoaded(methodology, encoder) || !CoverageMatters(methodology))
            return;
        ComponentScale? scale = methodology.Optimizer.Scales.Where(candidate => Binding.ControlBinder.Contains(candidate.Component, encoder)).OrderByDescending(candidate => candidate.Component.Length).FirstOrDefault();
        double? factor = scale == null ? 1 : Hulls.Of(methodology, scale.Factor)?.High;
        if (factor >= FastFactor)
            diagnostics.Report(Diagnostics.Rules.FastFineTuning, component.Span, $"'{component.Path}' comes from a file, is let go for good and then trains at {Numbers.Short(100 * factor.Value, 3)}% of the learning rate. In a historical run an encoder let go at 5% left a coverage of 0.1%, at 0.5% one of 59.5%. Write 'scale {encoder} by 0.005', or a condition under which it is frozen again.");
    }

    private static bool CoverageMatters(Methodology methodology) =>
        MetricUse.Metrics(methodology).Any(metric => metric.RuntimeName is "Coverage" or "TritAccuracy");

    private static bool IsLoaded(Methodology methodology, string part) =>
        methodology.WarmStart?.Components.Any(loaded => Binding.ControlBinder.Contains(loaded.Component, part)) == true;

    private static IEnumerable<string> Parts(string path) =>
        Networks.SelectMany(network => new[] { "vae_A." + network, "vae_B." + network }).Where(part => Binding.ControlBinder.Contains(path, part));
}
