using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification;

/// <summary>
/// The weights of the divergence (beta) in the sense of the beta-VAE (Higgins et al. 2017): relative to the weight of the reconstruction, where that is
/// one number. The evidence of the advice was measured with a reconstruction of weight 1.
/// </summary>
internal static class KlWeights
{
    /// <summary>Every weight of a loss 'kl', each signal once, with what it is to be divided by.</summary>
    public static IEnumerable<KlWeight> Of(Methodology methodology)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (Loss loss in methodology.Losses.Where(loss => loss.Kind.Name == "kl" && loss.ActiveIn.Any(active => active)))
        {
            if (loss.Weight.Signal == null || seen.Add(loss.Weight.Signal))
                yield return Of(methodology, loss);
        }
    }

    private static KlWeight Of(Methodology methodology, Loss loss)
    {
        ScalarRef[] reconstructions = [.. methodology.Losses.Where(other => other.Kind.Name == "reconstruction" && LossPairs.Meet(loss, other)).Select(other => other.Weight)];
        double?[] values = [.. reconstructions.Select(weight => OneValue(methodology, weight)).Where(value => value is null or > 0)];
        return new KlWeight(loss, loss.Weight.Signal == null ? null : methodology.FindSignal(loss.Weight.Signal), values.FirstOrDefault() ?? 1)
        {
            Constant = values.All(value => value != null) ? OneValue(methodology, loss.Weight) : null,
        };
    }

    // The value that a weight has during the whole run: one number, and nothing drives it.
    private static double? OneValue(Methodology methodology, ScalarRef weight) =>
        weight.Signal != null && methodology.PipelineOf(weight.Signal).Count > 0 ? null : Hulls.Constant(methodology, weight);
}

/// <summary>A weight of the divergence.</summary>
/// <param name="Loss">The first loss that has it.</param>
/// <param name="Signal">The signal that it is; null for a number.</param>
/// <param name="Reconstruction">The weight of the reconstruction beside it.</param>
internal sealed record KlWeight(Loss Loss, Signal? Signal, double Reconstruction)
{
    /// <summary>What to point at.</summary>
    public TextSpan Span => Signal?.Span ?? Loss.Weight.Span;

    /// <summary>Its name in a message.</summary>
    public string Called => Signal == null ? $"The weight of '{Loss.Name}'" : $"KL weight '{Signal.Name}'";

    /// <summary>The one value that it has during the run, beside a reconstruction of one weight; null where one of the two varies, is driven or is not known.</summary>
    public double? Constant { get; init; }

    /// <summary>", 0.5 times that of the reconstruction", where it is another number.</summary>
    public string Relative(double value) => Reconstruction.Equals(1.0) ? "" : $", which is {Numbers.Short(value / Reconstruction, 3)} times that of the reconstruction";
}
