using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0704: what a value is used for limits it: a learning rate is not negative, an admission is a fraction.</summary>
internal sealed class RoleRule : IRule
{
    private const double SmallestTemperature = 1e-3;
    private const double SmallestCurvature = 1e-6;
    private const double LargestCurvature = 1e6;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        Check(methodology, diagnostics, methodology.Optimizer.LearningRate, "A learning rate", new Interval(0, double.PositiveInfinity), mustAct: methodology.Complete.Text);
        Check(methodology, diagnostics, methodology.Model.NoiseScale, "A noise scale", new Interval(0, double.PositiveInfinity), mustAct: false);
        foreach (ComponentScale scale in methodology.Optimizer.Scales)
            Check(methodology, diagnostics, scale.Factor, "A learning-rate factor", new Interval(0, double.PositiveInfinity), mustAct: false);
        if (methodology.Model.NoiseScaleB is { } noiseOfB)
            Check(methodology, diagnostics, noiseOfB, "A noise scale", new Interval(0, double.PositiveInfinity), mustAct: false);
        ModelSpec model = methodology.Model;
        if (model.Injection is { } injection)
            Check(methodology, diagnostics, injection, "An injection", new Interval(0, 1), mustAct: false);
        foreach (ScalarRef temperature in new[] { model.LogitTemperature, model.LogitTemperatureB }.OfType<ScalarRef>())
            Check(methodology, diagnostics, temperature, "A logit temperature", new Interval(SmallestTemperature, double.PositiveInfinity), mustAct: false);
        if (model.PlannedCurvature is { } curvature)
            Check(methodology, diagnostics, curvature, "A curvature (the c of -c)", new Interval(SmallestCurvature, LargestCurvature), mustAct: false);
        if (methodology.Data.Admission is { } admission)
            Check(methodology, diagnostics, admission, "An admission", new Interval(0, 1), mustAct: false);
    }

    private static void Check(Methodology methodology, DiagnosticBag diagnostics, ScalarRef value, string role, Interval allowed, bool mustAct)
    {
        Interval? hull = value.Signal == null ? Interval.Between(value.Number, value.Number) : Reachable.ReachOf(methodology, value.Signal);
        if (hull is not { } values)
            return;
        string name = value.Signal == null ? "it is" : $"'{value.Signal}' reaches";
        double worst = Crossings.IsOutside(values.Low, allowed) ? values.Low : values.High;
        if (Crossings.IsOutside(worst, allowed))
        {
            string bounds = double.IsInfinity(allowed.High) ? (allowed.Low > 0 ? $"is at least {Numbers.Format(allowed.Low)}" : "is not negative") : $"lies in {Numbers.Format(allowed.Low)}..{Numbers.Format(allowed.High)}";
            diagnostics.Report(Diagnostics.Rules.BadValue, value.Span, $"{role} {bounds}, but {name} {Numbers.Short(worst)}.");
        }
        else if (mustAct && values is { Low: 0, High: 0 })
        {
            diagnostics.Report(Diagnostics.Rules.BadValue, value.Span, $"{role} of 0 over the whole run trains nothing.");
        }
    }
}
