using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification;
using static HyperVaeDsl.Language.Comparisons.Methods.PaperText;

namespace HyperVaeDsl.Language.Comparisons.Methods;

/// <summary>Controllers, components, guards and selection of checkpoints in words, a clause each.</summary>
internal static class ControlProse
{
    /// <summary>All that acts by metrics, in the order of the methodology.</summary>
    public static IEnumerable<string> Clauses(Methodology m)
    {
        if (m.EvaluateEvery > 1)
            yield return $"metrics were taken every {Numbers.Format(m.EvaluateEvery)} epochs";
        foreach (Controller controller in m.Controllers)
            yield return Of(controller);
        foreach (ComponentSpec component in m.Components)
            yield return component.IsFrozenForGood ? $"{component.Path} stayed frozen" : $"{component.Path}: {Parts.ComponentChanges.Words(component)}";
        // A guard that only warns trains nothing.
        foreach (GuardSpec guard in m.Guards.Where(guard => guard.Action != GuardAction.Warn))
        {
            string when = $"when {TestWords.Of(guard.Condition)}{(guard.After > 0 ? $", from epoch {Numbers.Short(guard.After)} on" : "")}";
            yield return guard.Action == GuardAction.Stop ? $"training stopped {when}" : $"training went back to checkpoint {guard.Slot} {when}{(guard.AtMost > 0 ? $", at most {Count(guard.AtMost, "time")}" : "")}";
        }
        foreach (BestSpec best in m.Checkpoints.Best)
            yield return $"checkpoint {best.Name} was that of the {(best.Rises ? "highest" : "lowest")} {best.Metric.Name}{(best.While == null ? "" : $" while {TestWords.Of(best.While)}")}";
    }

    private static string Of(Controller controller)
    {
        IEnumerable<string> rules = controller.Rules.Select(rule => $"{(rule.Shifts ? $"added {Number(rule.Amount)} to {rule.Signal}" : $"multiplied {rule.Signal} by {Number(rule.Amount)}")} when {TestWords.Of(rule.Test)}");
        IEnumerable<string> laws = controller.Drives.Select(Law);
        string averages = controller.Observations.Count == 0 ? "" : $" on moving averages ({string.Join(", ", controller.Observations.Select(item => $"{item.Metric.Name} {Number(item.Ema)}"))})";
        string bounds = controller.Bounds.Count == 0 ? "" : $", within {List([.. controller.Bounds.Select(bound => $"{Number(bound.Range.Low)}..{Number(bound.Range.High)} for {bound.Signal}")])}";
        string cadence = controller.ActsOnEvaluations ? "at every evaluation" : controller.EverySteps == 1 ? "at every step" : $"every {Numbers.Format(controller.EverySteps)} steps";
        return $"controller {controller.Name}, {cadence}{averages}, {List([.. rules, .. laws])}{bounds}";
    }

    private static string Law(Drive drive) => drive.Law switch
    {
        PiLaw pi => $"set {drive.Signal} by a PI law with {pi.Metric.Name} to meet {Value(pi.Target)} (kp {Number(pi.Kp)}, ki {Number(pi.Ki)}{(pi.AsPublished ? ", winding up as published" : "")})",
        GecoLaw geco => $"set {drive.Signal} as a GECO multiplier for {geco.Metric.Name} to meet {Value(geco.Target)} (rate {Number(geco.Rate)})",
        IntegralLaw integral => $"set {drive.Signal} by an integral law with {integral.Metric.Name} to meet {Value(integral.Target)} (rate {Number(integral.Rate)})",
        SigmoidLaw sigmoid => $"set {drive.Signal} by a sigmoid of {sigmoid.Metric.Name} (threshold {Value(sigmoid.Threshold)}, slope {Number(sigmoid.Slope)}{(sigmoid.Trend == 0 ? "" : $", weight of its change {Number(sigmoid.Trend)}")})",
        PlateauLaw plateau => $"multiplied {drive.Signal} by {Number(plateau.Factor)} {(plateau.Patience == 0 ? "at each evaluation" : $"after {Count(plateau.Patience, "evaluation")}")} in which {plateau.Metric.Name} improved by at most {Number(plateau.Threshold)}{(plateau.IsRelative ? " of its best" : "")}{(plateau.Cooldown > 0 ? $" (cooldown {Count(plateau.Cooldown, "evaluation")})" : "")}{(plateau.Recover == 1 ? "" : $" and by {Number(plateau.Recover)} after an improvement above {Number(plateau.RecoverAbove)}")}",
        BoostLaw boost => $"multiplied the plan of {drive.Signal} by {Number(boost.Factor)} for each evaluation from the {Ordinal(boost.Patience)} in a row on in which {boost.Metric.Name} improved by at most {Number(boost.Within)}, and by {Number(boost.Relax)} with each improvement",
        _ => $"drove {drive.Signal} by {drive.Law.Name} of {drive.Law.Metric.Name}",
    };

    private static string Ordinal(int number) => number switch { 1 => "first", 2 => "second", 3 => "third", _ => $"{Numbers.Format(number)}th" };

    private static string Value(ScalarRef value) => value.Signal ?? Number(value.Number);
}
