using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1232: a factor of every loss changes next to nothing.</summary>
internal sealed class TotalLossAdvice : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (methodology.Complete.Text)
            Everything(methodology, diagnostics);
    }

    // Adam divides the mean of the gradient by the root of the mean of its square, so a factor of all gradients cancels.
    private static void Everything(Methodology methodology, DiagnosticBag diagnostics)
    {
        string? signal = methodology.Losses.Count < 2 ? null : methodology.Losses[0].Weight.Signal;
        if (signal == null || methodology.Optimizer.Kind == OptimizerKind.Sgd || methodology.Losses.Any(loss => loss.Weight.Signal != signal) || methodology.FindSignal(signal) is not { } declared)
            return;
        bool moves = methodology.PipelineOf(signal).Count > 0 || declared.Timeline is { Hull.IsPoint: false };
        if (moves)
            diagnostics.Report(Diagnostics.Rules.ScalesEverything, declared.Span, $"'{signal}' is the weight of every loss, so it scales the total. Adam divides by the size of the gradient, and a common factor cancels: next to nothing changes. Give it to the terms that are meant, or change the learning rate.", [.. methodology.Losses.Select(loss => new RelatedLocation(loss.Span, $"weight {signal}"))]);
    }
}
