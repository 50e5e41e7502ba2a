using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0501 to HV0504: what a controller drives stays in stated bounds, those lie in the signal's range, the plan lies in the
/// bounds, and a signal has one controller.
/// </summary>
internal sealed class ControllerBoundsRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        Dictionary<string, Controller> drivers = new(StringComparer.Ordinal);
        foreach (Controller controller in methodology.Controllers)
        {
            foreach (ScaleRule rule in controller.Rules)
            {
                if (drivers.TryGetValue(rule.Signal, out Controller? other) && other != controller)
                    diagnostics.Report(Diagnostics.Rules.TwoControllers, rule.SignalSpan, $"Controllers '{other.Name}' and '{controller.Name}' both drive '{rule.Signal}'. A signal has one controller: move the rules into one of them.", new RelatedLocation(other.Span, $"controller {other.Name}"));
                drivers[rule.Signal] = other ?? controller;
                if (methodology.Complete.Text && controller.Bounds.All(bound => bound.Signal != rule.Signal))
                    diagnostics.Report(Diagnostics.Rules.UnboundedFeedback, rule.SignalSpan, $"Controller '{controller.Name}' scales '{rule.Signal}' by {Numbers.Format(rule.Factor)} again and again without bounds. Write for example 'keep {rule.Signal} in {Example(methodology, rule.Signal)}'.");
            }
            foreach (Bound bound in controller.Bounds)
                Check(methodology, controller, bound, diagnostics);
        }
    }

    private static void Check(Methodology methodology, Controller controller, Bound bound, DiagnosticBag diagnostics)
    {
        if (methodology.FindSignal(bound.Signal) is not { } signal)
            return;
        string range = Show(bound.Range);
        if (bound.Range.Low < signal.Range.Low || bound.Range.High > signal.Range.High)
        {
            string declared = signal.IsLossWeight ? "a weight is not negative" : $"its range is {Show(signal.Range)}";
            diagnostics.Report(Diagnostics.Rules.KeepBeyondRange, bound.Span, $"Controller '{controller.Name}' may drive '{signal.Name}' in {range}, but {declared}. Narrow the bounds.", new RelatedLocation(signal.Span, $"'{signal.Name}' is declared here"));
        }
        if (signal.Timeline?.Hull is { } plan && (Crossings.IsOutside(plan.Low, bound.Range) || Crossings.IsOutside(plan.High, bound.Range)))
            diagnostics.Report(Diagnostics.Rules.PlanOutsideKeep, bound.Span, $"The plan of '{signal.Name}' {(plan.IsPoint ? $"stays at {Numbers.Short(plan.Low)}" : $"runs from {Numbers.Short(plan.Low)} to {Numbers.Short(plan.High)}")}, outside the bounds {range} of controller '{controller.Name}': the controller would change it even when no rule fires. Widen the bounds or change the plan.");
        if (methodology.Complete.Text && controller.Rules.All(rule => rule.Signal != bound.Signal))
            diagnostics.Report(Diagnostics.Rules.BadValue, bound.Span, $"No rule of controller '{controller.Name}' drives '{bound.Signal}', so these bounds bind nothing. Remove this line or add a rule.");
    }

    private static string Show(Interval range) => $"{Numbers.Format(range.Low)}..{Numbers.Format(range.High)}";

    private static string Example(Methodology methodology, string name)
    {
        Interval plan = methodology.FindSignal(name)?.Timeline?.Hull ?? new Interval(0.01, 1);
        return $"{Numbers.Short(plan.Low / 2, 3)}..{Numbers.Short(plan.High * 2, 3)}";
    }
}
