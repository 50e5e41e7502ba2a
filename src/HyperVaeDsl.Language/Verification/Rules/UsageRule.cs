using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0305: a signal that nothing reads changes nothing, which is never what was meant.</summary>
internal sealed class UsageRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        // While something was not understood, the reader of a signal may be among it.
        if (!methodology.Complete.Text)
            return;
        HashSet<string?> used = [methodology.Optimizer.LearningRate.Signal, .. methodology.Model.Scalars.Select(scalar => scalar.Signal), methodology.Data.Admission?.Signal, .. methodology.Losses.SelectMany(loss => loss.Scalars.Select(scalar => scalar.Value.Signal)),
            .. methodology.Optimizer.Scales.Select(scale => scale.Factor.Signal), .. methodology.Controllers.SelectMany(controller => controller.Drives).Select(drive => drive.Law.SetPoint?.Signal)];
        // What a used signal reads is used.
        Queue<string> open = new(used.OfType<string>());
        while (open.Count > 0)
        {
            foreach (string read in methodology.FindSignal(open.Dequeue())?.Timeline?.Reads ?? [])
            {
                if (used.Add(read))
                    open.Enqueue(read);
            }
        }
        string Use(Signal signal) => methodology.External is { IsTrained: true } ? $"Let the model have it ('reads {signal.Name}' in the model block), use it as a weight of a loss or a learning_rate" : "Use it as a weight or parameter of a loss, a learning_rate, an admission or a quantity of the model (noise_scale, injection, logit_temperature, curvature)";
        foreach (Signal signal in methodology.Signals.Where(signal => !used.Contains(signal.Name)))
        {
            diagnostics.Report(
                Diagnostics.Rules.UnusedSignal,
                signal.Span,
                $"Nothing uses signal '{signal.Name}', so its schedule has no effect. {Use(signal)}, read it in the schedule of another signal, or remove it.");
        }
    }
}
