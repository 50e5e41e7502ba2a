using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1208 and HV1209: a KL weight that never changes is high, or meets a low learning rate.</summary>
internal sealed class ConstantKlAdvice : IAdvice
{
    private const double High = 0.1;
    private const double Chance = 0.5;
    private const double LowRate = 1e-3;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Run || !methodology.Complete.Phases || !methodology.Complete.Understood)
            return;
        KlWeight[] weights = [.. KlWeights.Of(methodology)];
        foreach (KlWeight weight in weights.Where(weight => weight.Constant / weight.Reconstruction > High))
            Level(weight, weight.Constant!.Value, diagnostics);
        if (weights.Length > 0 && weights.All(weight => weight.Constant != null))
            Rate(methodology, weights[0], weights[0].Constant!.Value, diagnostics);
    }

    private static void Level(KlWeight weight, double value, DiagnosticBag diagnostics)
    {
        string evidence = value / weight.Reconstruction >= Chance
            ? "At a constant 1 a historical run stayed at the accuracy of chance, 33%; one at 0.5 reached 98.5%"
            : "A historical run at a constant 0.1 reproduced less than 10% of the operations";
        diagnostics.Report(Diagnostics.Rules.HighConstantKl, weight.Span, $"{weight.Called} stays at {Numbers.Short(value)}{weight.Relative(value)} over the whole run. {evidence}, and the best one cycled between 0 and 0.1. Use 'cycle' with a low top, or a constant of at most {Numbers.Short(High * weight.Reconstruction)}.");
    }

    private static void Rate(Methodology methodology, KlWeight weight, double value, DiagnosticBag diagnostics)
    {
        OptimizerSpec optimizer = methodology.Optimizer;
        double? highest = Hulls.Of(methodology, optimizer.LearningRate)?.High;
        if (optimizer.Kind == OptimizerKind.Sgd || !(highest <= LowRate) || highest <= 0)
            return;
        diagnostics.Report(
            Diagnostics.Rules.LowRateConstantKl,
            optimizer.LearningRate.Span,
            $"The learning rate is never above {Numbers.Short(highest.Value)}, and no KL weight changes. With a constant weight of 0.01 the historical runs ended at a correlation of +0.02 with a rate of 0.001 and of +0.32 with 0.005. Raise the rate to 5e-3, or let the weight cycle.",
            new RelatedLocation(weight.Span, $"a KL weight that stays at {Numbers.Short(value)}"));
    }
}
