using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0416: of two losses that shape the latent space at one time, one has more than fifty times the weight of the other.</summary>
internal sealed class DwarfedLossAdvice : IAdvice
{
    private const double LargeRatio = 50;

    // What a beta balances by intention, and is not measured in the units of the geometry.
    private static readonly HashSet<string> Balanced = new(StringComparer.Ordinal) { "reconstruction", "hyperbolic_reconstruction", "kl", "hyperbolic_kl", "capacity" };

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Phases || !methodology.Complete.Understood || methodology.External != null)
            return;
        (Loss First, Loss Second, double A, double B)[] pairs =
        [
            .. LossPairs.Of(methodology, loss => !Balanced.Contains(loss.Kind.Name))
                .Select(pair => (pair.First, pair.Second, Hulls.Of(methodology, pair.First.Weight)?.High ?? 0, Hulls.Of(methodology, pair.Second.Weight)?.High ?? 0))
                .Where(pair => pair.Item3 > 0 && pair.Item4 > 0),
        ];
        if (pairs.Length == 0)
            return;
        (Loss first, Loss second, double a, double b) = pairs.OrderByDescending(pair => Math.Max(pair.A / pair.B, pair.B / pair.A)).First();
        (Loss large, double high, Loss small, double low) = a > b ? (first, a, second, b) : (second, b, first, a);
        if (high / low > LargeRatio)
            diagnostics.Report(Diagnostics.Rules.DwarfedLoss, large.Weight.Span, $"Loss '{large.Name}' has a weight of up to {Numbers.Short(high)}, {Numbers.Short(high / low, 3)} times that of '{small.Name}' ({Numbers.Short(low)}). If both are of one size, the second has no say. Weigh them by the size of their gradients.", new RelatedLocation(small.Weight.Span, $"the weight of '{small.Name}'"));
    }
}
