using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0704: what a value is used for limits it: a learning rate is not negative, an admission is a fraction.</summary>
internal sealed class RoleRule : IOpenRule
{
    private const double SmallestTemperature = 1e-3;
    private const double SmallestCurvature = 1e-6;
    private const double LargestCurvature = 1e6;

    /// <inheritdoc />
    public void Require(Methodology methodology, ParamBox box)
    {
        foreach ((ScalarRef value, _, Interval allowed) in Roles(methodology))
            box.Require(methodology, value, allowed, ParamFact.Rounding(allowed), Diagnostics.Rules.BadValue.Code);
        // Bounds above 0 are as good.
        if (methodology.FindSignal(methodology.Optimizer.LearningRate.Signal ?? "") is { Timeline: { } plan } driven && Reachable.Kept(methodology, driven.Name, plan) is { Low: > 0 })
            return;
        // That a learning rate is not 0 all the time is required at a time at which it is not.
        if (box.CurveOf(methodology, methodology.Optimizer.LearningRate) is { Params: not null } rate && !box.RequireActs(rate, 0, methodology.Epochs, Diagnostics.Rules.BadValue.Code, methodology.Optimizer.LearningRate.Span))
            box.Note(rate);
    }

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        bool isFirst = true;
        foreach ((ScalarRef value, string role, Interval allowed) in Roles(methodology))
        {
            Check(methodology, diagnostics, value, role, allowed, mustAct: isFirst && methodology.Complete.Text);
            isFirst = false;
        }
    }

    // What is used how, the learning rate first.
    private static IEnumerable<(ScalarRef Value, string Role, Interval Allowed)> Roles(Methodology methodology)
    {
        Interval positive = new(0, double.PositiveInfinity);
        ModelSpec model = methodology.Model;
        yield return (methodology.Optimizer.LearningRate, "A learning rate", positive);
        yield return (model.NoiseScale, "A noise scale", positive);
        foreach (ComponentScale scale in methodology.Optimizer.Scales)
            yield return (scale.Factor, "A learning-rate factor", positive);
        if (model.NoiseScaleB is { } noiseOfB)
            yield return (noiseOfB, "A noise scale", positive);
        if (model.Injection is { } injection)
            yield return (injection, "An injection", new Interval(0, 1));
        foreach (ScalarRef temperature in new[] { model.LogitTemperature, model.LogitTemperatureB }.OfType<ScalarRef>())
            yield return (temperature, "A logit temperature", new Interval(SmallestTemperature, double.PositiveInfinity));
        if (model.PlannedCurvature is { } curvature)
            yield return (curvature, "A curvature (the c of -c)", new Interval(SmallestCurvature, LargestCurvature));
        if (methodology.Data.Admission is { } admission)
            yield return (admission, "An admission", new Interval(0, 1));
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
