using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>Makes the stage of a controller for a signal.</summary>
internal static class StageFactory
{
    /// <summary>The stage; without bounds, which is reported, anything may come of it.</summary>
    public static Stage Of(Methodology methodology, Controller controller, string signal)
    {
        Acts acts = ActsOf(methodology, controller);
        Interval keep = controller.BoundOf(signal)?.Range ?? Interval.Everything;
        FeedbackLaw? law = controller.LawOf(signal);
        Interval metric = law == null ? default : Reach.RangeOf(methodology, law.Metric).Range;
        return law switch
        {
            null when controller.Rules.Any(rule => rule.Signal == signal && rule.Shifts) => new OffsetStage(acts, keep, RuleMoves.Of(methodology, controller, signal)),
            null => new FactorStage(acts, keep, RuleMoves.Of(methodology, controller, signal)),
            BoostLaw boost => new FactorStage(acts, keep, new Moves(boost.Patience + 1, Math.Max(1, boost.Factor), Math.Min(1, boost.Factor), 1, 1)),
            PiLaw pi => new PiStage(acts, keep, pi.Kp, pi.Ki, pi.AsPublished, metric),
            GecoLaw geco => new GecoStage(acts, keep, geco.Rate, metric),
            IntegralLaw integral => new IntegralStage(acts, keep, integral.Rate, metric),
            SigmoidLaw sigmoid => new SigmoidStage(acts, keep, sigmoid.Slope, sigmoid.Trend, Weight(controller, sigmoid.Metric), metric),
            PlateauLaw plateau => new PlateauStage(acts, keep, plateau, metric),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>When a controller acts.</summary>
    public static Acts ActsOf(Methodology methodology, Controller controller)
    {
        double step = 1.0 / methodology.Data.StepsPerEpoch;
        double period = controller.ActsOnEvaluations ? methodology.EvaluateEvery : controller.EverySteps * step;
        return new Acts(period, step, methodology.Phases.Any(phase => phase.EarlyEnd != null));
    }

    /// <summary>What is left of an average after the samples between two acts; 0 without an average.</summary>
    public static double Weight(Controller controller, MetricKind metric) =>
        controller.Observations.FirstOrDefault(observation => observation.Metric == metric) is { } observed ? Math.Pow(observed.Ema, Math.Max(1, controller.EverySteps)) : 0;
}
