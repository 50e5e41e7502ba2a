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
        HashSet<string?> used = [methodology.Optimizer.LearningRate.Signal, methodology.Model.NoiseScale.Signal, methodology.Data.Admission?.Signal, .. methodology.Losses.Select(loss => loss.Weight.Signal)];
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
        foreach (Signal signal in methodology.Signals.Where(signal => !used.Contains(signal.Name)))
        {
            diagnostics.Report(
                Diagnostics.Rules.UnusedSignal,
                signal.Span,
                $"Nothing uses signal '{signal.Name}', so its schedule has no effect. Use it as a weight, a learning_rate, a noise_scale, an admission or in the schedule of another signal, or remove it.");
        }
    }
}
