using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Which signals only losses read.</summary>
internal sealed class Readers
{
    private readonly HashSet<string> elsewhere;
    private readonly ILookup<string, Loss> losses;

    public Readers(Methodology methodology)
    {
        losses = methodology.Losses.SelectMany(loss => loss.Scalars.Select(scalar => scalar.Value.Signal).OfType<string>().Distinct().Select(signal => (signal, loss))).ToLookup(item => item.signal, item => item.loss, StringComparer.Ordinal);
        elsewhere = new(
            new[] { methodology.Optimizer.LearningRate.Signal, methodology.Data.Admission?.Signal }
                .Concat(methodology.Model.Scalars.Select(scalar => scalar.Signal))
                .Concat(methodology.Optimizer.Scales.Select(scale => scale.Factor.Signal))
                .Concat(methodology.Controllers.SelectMany(controller => controller.Drives).Select(drive => drive.Law.SetPoint?.Signal))
                .Concat(methodology.Signals.SelectMany(signal => signal.Timeline?.Reads ?? []))
                .OfType<string>(),
            StringComparer.Ordinal);
    }

    /// <summary>The losses that read a signal as weight or parameter; empty if anything else reads it too.</summary>
    public IReadOnlyList<Loss> OnlyLosses(string signal) => elsewhere.Contains(signal) ? [] : [.. losses[signal]];
}
