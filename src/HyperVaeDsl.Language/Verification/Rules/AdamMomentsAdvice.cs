using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV1250: the decays of Adam's moments satisfy beta1^2 &lt; sqrt(beta2), without which the bound of its regret does not hold (Kingma and Ba
/// 2015, theorem 4.1). Exchanged decays do not.
/// </summary>
internal sealed class AdamMomentsAdvice : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        OptimizerSpec optimizer = methodology.Optimizer;
        if (optimizer.Kind == OptimizerKind.Sgd || optimizer.BetasSpan is not { } span || optimizer.Beta1 * optimizer.Beta1 < Math.Sqrt(optimizer.Beta2))
            return;
        (string first, string second) = (Numbers.Format(optimizer.Beta1), Numbers.Format(optimizer.Beta2));
        bool exchanged = optimizer.Beta2 * optimizer.Beta2 < Math.Sqrt(optimizer.Beta1);
        DiagnosticDetails details = new() { Notes = [$"Here beta1^2 is {Numbers.Short(optimizer.Beta1 * optimizer.Beta1, 3)}, and sqrt(beta2) is {Numbers.Short(Math.Sqrt(optimizer.Beta2), 3)}."] };
        diagnostics.Report(Diagnostics.Rules.AdamMoments, span, $"The mean of the gradients decays by {first} and that of their squares by {second}: with beta1^2 >= sqrt(beta2) steps can grow without bound. {(exchanged ? $"Are the two exchanged? Write 'betas {second} {first}'" : "Write 'betas 0.9 0.999'")}.", details);
    }
}
