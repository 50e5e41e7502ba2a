using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>How a metric answers to a signal: the sign of the gain of the plant in a feedback loop, and how it is known.</summary>
/// <param name="Sign">1 where the metric rises as the signal rises, -1 where it falls.</param>
/// <param name="IsCertain">Whether theory fixes it; else it is what is usual, and a declaration may say otherwise.</param>
/// <param name="Why">Why, as a clause.</param>
internal sealed record Plant(int Sign, bool IsCertain, string Why)
{
    private static readonly string[] OfTheOrder = ["global_rank", "ranking", "monotonic_radial", "soft_ranking", "level_separation", "radial", "radial_hierarchy", "radial_margin", "level_radius"];

    /// <summary>What is known about a pair; null where nothing is.</summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="near">The values of the metric at which the loop acts: thresholds and set points.</param>
    public static Plant? Of(Methodology methodology, string signal, MetricKind metric, Interval near)
    {
        Plant?[] known = [.. Roles(methodology, signal, metric, near)];
        if (known.FirstOrDefault(plant => plant is { IsCertain: true }) is { } certain)
            return certain;
        // A signal of several parts is known where all parts agree.
        return known.Length > 0 && known.All(plant => plant != null && plant.Sign == known[0]!.Sign) ? known[0] : null;
    }

    private static IEnumerable<Plant?> Roles(Methodology methodology, string signal, MetricKind metric, Interval near)
    {
        if (methodology.Model.PlannedCurvature?.Signal == signal)
            yield return metric.RuntimeName == "Kl" ? new Plant(1, true, "a larger curvature raises the KL divergence") : null;
        foreach (Loss loss in methodology.Losses)
        {
            if (loss.Weight.Signal == signal)
                yield return Weight(methodology, loss, metric, near);
            foreach ((LossParameter parameter, ScalarRef value) in loss.Kind.Parameters.Zip(loss.Parameters, (parameter, value) => (parameter, value)).Where(pair => pair.value.Signal == signal))
                yield return Of(loss, parameter.Name, metric);
        }
    }

    private static Plant? Weight(Methodology methodology, Loss loss, MetricKind metric, Interval near)
    {
        if (metric.Loss != null && loss.Name == metric.Loss)
            return new Plant(-1, true, $"a larger weight of '{loss.Name}' lowers its error");
        if (!Meets(loss, metric))
            return null;
        bool isDivergence = loss.Kind.Name is "kl" or "hyperbolic_kl";
        bool isReconstruction = loss.Kind.Name == "reconstruction";
        return metric switch
        {
            { RuntimeName: "Kl" } when loss.Kind.Name == "kl" => new Plant(-1, true, "a larger weight of the KL divergence lowers it"),
            { RuntimeName: "Kl" } when isDivergence => new Plant(-1, false, "a larger weight of the divergence from the hyperbolic prior lowers the KL divergence"),
            { RuntimeName: "Kl" } when isReconstruction => new Plant(1, false, "a larger weight of the reconstruction buys information, and raises the KL divergence"),
            { Loss: not null, IsOwn: false } or { RuntimeName: "Coverage" or "TritAccuracy" } when isDivergence || isReconstruction => Fidelity(isReconstruction, metric.Loss != null),
            { RuntimeName: "MeanRadius" } => Radius(methodology, loss, near),
            { RuntimeName: "RadialCorrelation" } when OfTheOrder.Contains(loss.Kind.Name) => new Plant(-1, false, "a larger weight of what orders the radii lowers the radial correlation"),
            _ => null,
        };
    }

    // Rate and distortion: what the divergence gains the reconstruction loses (Alemi et al. 2018, section 3).
    private static Plant Fidelity(bool ofReconstruction, bool isError) => new(
        ofReconstruction == isError ? -1 : 1,
        false,
        ofReconstruction ? "a larger weight of the reconstruction improves it" : "a larger weight of the divergence takes from the reconstruction");

    // Where the mean target lies beyond the metric the loss pulls points outwards, else inwards.
    private static Plant? Radius(Methodology methodology, Loss loss, Interval near)
    {
        if (loss.Kind.Name is not ("radial" or "radial_hierarchy" or "level_radius") || loss.Word("radius") == "hyperbolic")
            return null;
        if (Planned(methodology, loss.Find("inner")!) is not { } inner || Planned(methodology, loss.Find("outer")!) is not { } outer)
            return null;
        double mean = DataFacts.Counts.Select((count, level) => count * level).Sum() / (double)DataFacts.Operations / DataFacts.MaxValuation;
        Interval target = new((outer.Low * (1 - mean)) + (inner.Low * mean), (outer.High * (1 - mean)) + (inner.High * mean));
        return target.Low > near.High ? new Plant(1, false, $"a larger weight of '{loss.Name}' pulls the radius out to its mean target {Text.Numbers.Short(target.Low, 3)}")
            : target.High < near.Low ? new Plant(-1, false, $"a larger weight of '{loss.Name}' pulls the radius in to its mean target {Text.Numbers.Short(target.High, 3)}")
            : null;
    }

    private static Plant? Of(Loss loss, string parameter, MetricKind metric) => (loss.Kind.Name, parameter, metric.RuntimeName) switch
    {
        ("hyperbolic_kl", "sigma", "MeanRadius" or "MeanHyperbolicRadius") when Meets(loss, metric) => new Plant(1, false, "a wider prior lets points move outwards"),
        ("kl", "free_bits", "Kl") when Meets(loss, metric) => new Plant(1, false, "more free bits leave more of the divergence unpressed"),
        ("capacity", "capacity", "Kl") when Meets(loss, metric) => new Plant(1, false, "the divergence follows its capacity"),
        _ => null,
    };

    private static Interval? Planned(Methodology methodology, ScalarRef value) => value.Signal == null ? new Interval(value.Number) : methodology.FindSignal(value.Signal)?.Timeline?.Hull;

    private static bool Meets(Loss loss, MetricKind metric) =>
        metric.Loss != null || metric.Of == VaeChoice.Both || loss.Of == VaeChoice.Both || loss.Of == metric.Of;
}
