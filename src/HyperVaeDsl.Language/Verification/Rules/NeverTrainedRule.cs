using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0914, HV1234 and HV1235: a network that is frozen comes from a file, and an encoder that comes from a file and is let go trains slowly enough
/// to keep what it knows.
/// </summary>
internal sealed class NeverTrainedRule : IRule
{
    // A published run with this factor lost its coverage, one with a tenth of it kept more than half.
    private const double FastFactor = 0.05;

    private static readonly string[] Networks = ["encoder", "mean", "log_variance", "decoder"];

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        ComponentSpec[] frozen = [.. methodology.Components.Where(component => component.IsFrozenForGood)];
        // Where nothing trains at all, that is the finding.
        if (methodology.Complete.Text && Parts("vae_A").Concat(Parts("vae_B")).Any(part => !frozen.Any(component => Binding.ControlBinder.Contains(component.Path, part))))
            Untrained(methodology, frozen, diagnostics);
        foreach (ComponentSpec component in methodology.Components.Where(component => !diagnostics.OnlyErrors && component.StartsFrozen && component.Unfreeze != null))
        {
            string? encoder = Parts(component.Path).FirstOrDefault(part => part.EndsWith(".encoder", StringComparison.Ordinal));
            if (encoder != null && IsLoaded(methodology, encoder))
                FineTuning(methodology, component, encoder, diagnostics);
            else if (encoder != null && methodology.Complete.Text)
                Waiting(methodology, component, encoder, diagnostics);
        }
    }

    private static void Untrained(Methodology methodology, ComponentSpec[] frozen, DiagnosticBag diagnostics)
    {
        ComponentSpec[] untrained = [.. frozen.Where(component => Parts(component.Path).Any(part => !IsLoaded(methodology, part)))];
        if (untrained.Length == 0)
            return;
        string[] missing = [.. untrained.SelectMany(component => Parts(component.Path)).Where(part => !IsLoaded(methodology, part))];
        string all = string.Join(", ", missing);
        string what = missing.Length == 1 ? $"'{all}' is frozen for the whole run and nothing loads it, so it stays" : $"{string.Join(", ", missing.Select(part => $"'{part}'"))} are frozen for the whole run and nothing loads them, so they stay";
        diagnostics.Report(Diagnostics.Rules.NeverTrained, untrained[0].Span, $"{what} as random as at the start. Write 'warm_start \"FILE\" load {all}', or let {(missing.Length == 1 ? "it" : "them")} train.", [.. untrained.Skip(1).Select(component => new RelatedLocation(component.Span, "frozen too"))]);
    }

    // Encoder and decoder of one VAE stand still, so what is measured through both of them does too.
    private static void Waiting(Methodology methodology, ComponentSpec component, string encoder, DiagnosticBag diagnostics)
    {
        string decoder = encoder.Replace(".encoder", ".decoder");
        VaeChoice vae = encoder.StartsWith("vae_A", StringComparison.Ordinal) ? VaeChoice.A : VaeChoice.B;
        ComponentSpec? still = methodology.Components.FirstOrDefault(other => other.StartsFrozen && Binding.ControlBinder.Contains(other.Path, decoder));
        ComparisonTest? awaited = component.Unfreeze!.Tests.OfType<ComparisonTest>().FirstOrDefault(test => test.Metric.RuntimeName is "Coverage" or "TritAccuracy" && test.Comparison[0] == '>' && (test.Metric.Of == VaeChoice.Both || test.Metric.Of == vae));
        if (still != null && awaited != null)
            diagnostics.Report(Diagnostics.Rules.WaitsAtRandom, component.Span, $"'{encoder}' is frozen with the random values of the start until {awaited.Metric.Name} {awaited.Comparison} {Numbers.Format(awaited.Threshold)}, and '{decoder}' is frozen too, so nothing brings it there. A historical model of which a part stayed random had a coverage of 0.01%. Load the encoder, for example 'warm_start \"FILE\" load {encoder}', or let it train at the start.", new RelatedLocation(awaited.Span, "what it waits for"), new RelatedLocation(still.Span, "frozen too"));
    }

    private static void FineTuning(Methodology methodology, ComponentSpec component, string encoder, DiagnosticBag diagnostics)
    {
        if (!CoverageMatters(methodology))
            return;
        ComponentScale? scale = methodology.Optimizer.Scales.Where(candidate => Binding.ControlBinder.Contains(candidate.Component, encoder)).OrderByDescending(candidate => candidate.Component.Length).FirstOrDefault();
        double? factor = scale == null ? 1 : Hulls.Of(methodology, scale.Factor)?.High;
        if (factor >= FastFactor)
            diagnostics.Report(Diagnostics.Rules.FastFineTuning, scale?.Span ?? component.Span, $"'{encoder}' comes from a file and trains at {Numbers.Short(100 * factor.Value, 3)}% of the learning rate once it is let go. In a historical run an encoder let go at 5% left a coverage of 0.1%, at 0.5% one of 59.5%. Write 'scale {encoder} by 0.005'.", new RelatedLocation(component.Span, "where it is let go"));
    }

    private static bool CoverageMatters(Methodology methodology) =>
        MetricUse.Metrics(methodology).Any(metric => metric.RuntimeName is "Coverage" or "TritAccuracy");

    private static bool IsLoaded(Methodology methodology, string part) =>
        methodology.WarmStart?.Components.Any(loaded => Binding.ControlBinder.Contains(loaded.Component, part)) == true;

    private static IEnumerable<string> Parts(string path) =>
        Networks.SelectMany(network => new[] { "vae_A." + network, "vae_B." + network }).Where(part => Binding.ControlBinder.Contains(path, part));
}
