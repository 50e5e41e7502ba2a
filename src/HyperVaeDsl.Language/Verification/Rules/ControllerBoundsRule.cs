using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0501 to HV0503: what a controller drives stays in stated bounds, those lie in the signal's range, and what the controller starts
/// from lies in the bounds.
/// </summary>
internal sealed class ControllerBoundsRule : IOpenRule
{
    // The plan starts within the bounds of the first controller; the others start from what is left.
    public void Require(Methodology methodology, ParamBox box)
    {
        foreach (Controller controller in methodology.Controllers)
        {
            foreach (Bound bound in controller.Bounds)
            {
                if (methodology.FindSignal(bound.Signal) is { Timeline.Params: not null } signal && methodology.PipelineOf(bound.Signal) is { Count: > 0 } pipeline && pipeline[0] == controller)
                    box.Require(ParamFact.InRange(signal.Name, signal.Timeline, bound.Range, Diagnostics.Rules.PlanOutsideKeep.Code, bound.Span));
            }
        }
    }

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Controller controller in methodology.Controllers)
        {
            foreach (string signal in controller.Driven.Where(signal => methodology.Complete.Text && controller.BoundOf(signal) == null))
            {
                ControlRule? rule = controller.Rules.FirstOrDefault(candidate => candidate.Signal == signal);
                string what = rule == null ? $"drives '{signal}' by {controller.LawOf(signal)!.Name}"
                    : rule.Shifts ? $"shifts '{signal}' by {Numbers.Format(rule.Amount)} again and again"
                    : $"scales '{signal}' by {Numbers.Format(rule.Amount)} again and again";
                TextSpan span = rule?.SignalSpan ?? controller.Drives.First(drive => drive.Signal == signal).SignalSpan;
                diagnostics.Report(Diagnostics.Rules.UnboundedFeedback, span, $"Controller '{controller.Name}' {what} without bounds. {Unbounded(methodology, controller, signal)}Write for example 'keep {signal} in {Example(methodology, signal)}'.", new DiagnosticDetails
                {
                    Related = methodology.FindSignal(signal) is { IsLossWeight: false } driven ? [new RelatedLocation(driven.Span, $"'{signal}' is declared here")] : [],
                    Fixes = rule == null ? [] : [new Fix($"Write 'keep {signal} in {Example(methodology, signal)}' before the rule", new TextSpan(rule.Span.Start, rule.Span.Start), $"keep {signal}  in {Example(methodology, signal)}\n    ") { Applicability = Applicability.Choice }],
                });
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
            Beyond(methodology, controller, bound, signal, declared, diagnostics);
        }
        Start(methodology, controller, bound, signal, diagnostics);
        if (methodology.Complete.Text && !controller.Driven.Contains(bound.Signal))
            diagnostics.Report(Diagnostics.Rules.BadValue, bound.Span, $"No rule of controller '{controller.Name}' drives '{bound.Signal}', so these bounds bind nothing. Remove this line or add a rule.");
    }

    // The shortest way out, or how far the run is from it.
    private static void Beyond(Methodology methodology, Controller controller, Bound bound, Signal signal, string declared, DiagnosticBag diagnostics)
    {
        DrivenReach? reach = Reachable.Of(methodology, signal.Name);
        Excursion? leaves = reach == null ? null : Excursion.Beyond(methodology, signal.Name, reach, signal.Range);
        Interval? all = reach?.At(0, methodology.Epochs);
        string way = leaves != null ? $" {leaves.Sentence(signal.Name)}" : "";
        diagnostics.Report(Diagnostics.Rules.KeepBeyondRange, bound.Span, $"Controller '{controller.Name}' may drive '{signal.Name}' in {Show(bound.Range)}, but {declared}.{way} Narrow the bounds.", new DiagnosticDetails
        {
            Related = [new RelatedLocation(signal.Span, $"'{signal.Name}' is declared here")],
            Notes = leaves == null && all is { } values ? [$"Within this run '{signal.Name}' comes no further than {Numbers.Short(values.Low, 4)}..{Numbers.Short(values.High, 4)}."] : [],
            Draw = () => leaves?.Picture(reach!, methodology.Epochs, [.. new[] { new PlotLevel(signal.Range.Low, "range begins"), new PlotLevel(signal.Range.High, "range ends") }.Where(level => Math.Abs(level.Value) <= double.MaxValue)]),
        });
    }

    // Without bounds nothing but the declared range is left to leave; a sigmoid has no values without them.
    private static string Unbounded(Methodology methodology, Controller controller, string name)
    {
        if (methodology.FindSignal(name) is not { Timeline: not null } signal || controller.LawOf(name) is SigmoidLaw || Reachable.Unbounded(methodology, name) is not { } reach)
            return "";
        return Excursion.Beyond(methodology, name, reach, signal.Range) is { } way
            ? $"{way.Sentence(name)} {(signal.IsLossWeight ? "" : $"Its range is {Show(signal.Range)}. ")}"
            : "";
    }

    // The first controller of a signal starts from the plan, the others from what the one before them leaves.
    private static void Start(Methodology methodology, Controller controller, Bound bound, Signal signal, DiagnosticBag diagnostics)
    {
        IReadOnlyList<Controller> pipeline = methodology.PipelineOf(bound.Signal);
        int place = pipeline.ToList().IndexOf(controller);
        string range = Show(bound.Range);
        if (place > 0)
        {
            if (pipeline[place - 1].BoundOf(bound.Signal)?.Range is { } before && (before.High < bound.Range.Low || before.Low > bound.Range.High))
            {
                string first = signal.Timeline == null ? "" : $" Already at the first step, whatever the metrics are, '{controller.Name}' {OfFirstStep(pipeline, place, bound, signal.Timeline)}.";
                diagnostics.Report(Diagnostics.Rules.PlanOutsideKeep, bound.Span, $"Controller '{pipeline[place - 1].Name}' leaves '{signal.Name}' in {Show(before)}, outside the bounds {range} of controller '{controller.Name}', which acts after it: the two would never agree.{first} Let the bounds overlap.");
            }
            return;
        }
        if (signal.Timeline?.Hull is not { } plan || (!Crossings.IsOutside(plan.Low, bound.Range) && !Crossings.IsOutside(plan.High, bound.Range)))
            return;
        PlanExit? exit = methodology.Complete is { Run: true, Data: true } ? PlanExit.First(signal.Timeline, bound.Range, methodology.Data.StepsPerEpoch) : null;
        diagnostics.Report(Diagnostics.Rules.PlanOutsideKeep, bound.Span, $"The plan of '{signal.Name}' {(plan.IsPoint ? $"stays at {Numbers.Short(plan.Low)}" : $"runs from {Numbers.Short(plan.Low)} to {Numbers.Short(plan.High)}")}, outside the bounds {range} of controller '{controller.Name}': the controller would change it even when no rule fires.{Exit(methodology, controller, bound, exit)} Widen the bounds or change the plan.", new DiagnosticDetails
        {
            Related = [new RelatedLocation(signal.Span, $"the plan of '{signal.Name}'")],
            Draw = () => Plots.Of(signal.Timeline, [new PlotLevel(bound.Range.Low, "bounds begin"), new PlotLevel(bound.Range.High, "bounds end")], exit == null ? [] : [new PlotTime(exit.Epoch, "leaves them")]),
        });
    }

    // What the controllers make of the plan before any of them has acted.
    private static string OfFirstStep(IReadOnlyList<Controller> pipeline, int place, Bound bound, SignalTimeline plan)
    {
        double value = plan.At(0);
        for (int i = 0; i < place; i++)
            value = pipeline[i].BoundOf(bound.Signal) is { } earlier ? Kept(value, earlier.Range) : value;
        return $"makes {Numbers.Short(Kept(value, bound.Range))} of {Numbers.Short(value)}";
    }

    // The shortest way out of the bounds: no metric takes part in it.
    private static string Exit(Methodology methodology, Controller controller, Bound bound, PlanExit? exit)
    {
        if (exit == null)
            return methodology.Complete is { Run: true, Data: true } ? " No step sees it: it is outside only between two steps." : "";
        string planned = Numbers.Short(exit.Planned, 4);
        string after = $"After {Numbers.Format(exit.Step)} step{(exit.Step == 1 ? "" : "s")}";
        string at = $"at epoch {Numbers.Short(exit.Epoch, 4)}";
        string made = $"it makes {Numbers.Short(Kept(exit.Planned, bound.Range), 4)} of {planned}.";
        // A law starts from the plan and replaces it.
        return exit.Step == 0 ? $" Already at the first step, whatever the metrics are, {made}"
            : controller.LawOf(bound.Signal) is { Replaces: true } law ? $" {after}, {at}, {planned} is planned, which the {law.Name} law can never set."
            : $" {after} in which nothing moved it, {at}, {made}";
    }

    private static double Kept(double value, Interval range) => Math.Min(Math.Max(value, range.Low), range.High);

    private static string Show(Interval range) => $"{Numbers.Format(range.Low)}..{Numbers.Format(range.High)}";

    private static string Example(Methodology methodology, string name)
    {
        Interval plan = methodology.FindSignal(name)?.Timeline?.Hull ?? new Interval(0.01, 1);
        return plan is { Low: 0, High: 0 } ? "0..1" : $"{Numbers.Short(plan.Low / 2, 3)}..{Numbers.Short(plan.High * 2, 3)}";
    }
}
