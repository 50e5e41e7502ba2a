using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1251: the signal of the learning rate weighs no loss; what does is a name that was mistaken.</summary>
internal sealed class RateAsWeightAdvice : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (methodology.Optimizer.LearningRate is not { Signal: { } rate } reference)
            return;
        foreach (Loss loss in methodology.Losses.Where(loss => loss.Weight.Signal == rate))
            diagnostics.Report(Diagnostics.Rules.RateAsWeight, loss.Weight.Span, $"'{rate}' is the learning rate, and weighs loss {loss.Name} here: the loss would fade with the steps that follow from it. Name the signal that is meant, or declare one of its own.", new RelatedLocation(reference.Span, "the learning rate"));
    }
}
