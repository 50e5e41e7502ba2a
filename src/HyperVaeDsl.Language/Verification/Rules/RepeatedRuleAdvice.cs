using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1253: a controller does not say the same rule twice; both copies would act, one after the other.</summary>
internal sealed class RepeatedRuleAdvice : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Controller controller in methodology.Controllers)
        {
            for (int i = 1; i < controller.Rules.Count; i++)
            {
                ControlRule rule = controller.Rules[i];
                if (controller.Rules.Take(i).FirstOrDefault(earlier => SaysTheSame(earlier, rule)) is { } first)
                    diagnostics.Report(Diagnostics.Rules.RepeatedRule, rule.Span, $"Controller '{controller.Name}' says this rule twice, so '{rule.Signal}' is {(rule.Shifts ? $"shifted by twice {Numbers.Format(rule.Amount)}" : $"scaled by {Numbers.Format(rule.Amount)} twice")} each time. Remove one of the two, or write the one amount that is meant.", new RelatedLocation(first.Span, "the first time"));
            }
        }
    }

    private static bool SaysTheSame(ControlRule a, ControlRule b) =>
        a.Signal == b.Signal && a.Shifts == b.Shifts && a.Amount.Equals(b.Amount) && (a.Test with { Span = b.Test.Span }).Equals(b.Test);
}
