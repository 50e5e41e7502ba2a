using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>
/// How far free bits let a KL loss press the divergence down: below D * free bits it has no gradient in any dimension. Other priors are not
/// held by free bits, so beside one of them there is no floor.
/// </summary>
internal static class FreeBitsFloor
{
    private static readonly string[] OtherPriors = ["capacity", "hyperbolic_kl"];

    /// <summary>The floor of a KL metric in nats; 0 where there is none.</summary>
    public static double Of(Methodology methodology, MetricKind metric)
    {
        if (metric.RuntimeName != "Kl" || !methodology.Complete.Model)
            return 0;
        double a = OfVae(methodology, VaeChoice.A);
        double b = OfVae(methodology, VaeChoice.B);
        // The metric of the model is the mean of the two.
        return metric.Of switch { VaeChoice.A => a, VaeChoice.B => b, _ => (a + b) / 2 };
    }

    /// <summary>How it came about, in a sentence.</summary>
    public static string Note(Methodology methodology, MetricKind metric)
    {
        string perDim = Text.Numbers.Short(Of(methodology, metric) / methodology.Model.Latent);
        string mean = metric.Of == VaeChoice.Both ? ", in the mean of the two VAEs" : "";
        return $"{Text.Numbers.Format(methodology.Model.Latent)} dimensions with {perDim} nats of free bits each{mean} are {Text.Numbers.Short(Of(methodology, metric))} nats. Historical configurations aimed at 1.0 nats with floors of 8.0, 4.8 and 1.6.";
    }

    private static double OfVae(Methodology methodology, VaeChoice vae)
    {
        // While the phases are not understood, every loss counts.
        Loss[] acting = [.. methodology.Losses.Where(loss => (loss.Of == VaeChoice.Both || loss.Of == vae) && (!methodology.Complete.Phases || loss.ActiveIn.Any(active => active)))];
        Loss[] divergences = [.. acting.Where(loss => loss.Kind.Name == "kl")];
        if (divergences.Length == 0 || acting.Any(loss => OtherPriors.Contains(loss.Kind.Name)))
            return 0;
        return divergences.Min(loss => Hulls.Of(methodology, loss.Parameters[0])?.Low ?? 0) * methodology.Model.Latent;
    }
}
