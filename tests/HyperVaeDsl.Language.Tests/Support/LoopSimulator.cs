using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>
/// Runs the controllers of a methodology with the runtime's own classes, as generated code does, on metrics that a test makes up: without a
/// model, without data, without training.
/// </summary>
/// <param name="methodology">The methodology.</param>
/// <param name="metrics">The metrics after a step or at an evaluation, by the number of steps that were trained.</param>
/// <param name="skip">The planned time at which a phase ends early, and to which the clock then goes.</param>
internal sealed class LoopSimulator(Methodology methodology, Func<long, VaeMetrics> metrics, (double At, double To)? skip = null)
{
    private readonly ControllerLoop[] loops = [.. methodology.Controllers.Select(controller => new ControllerLoop(methodology, controller))];

    /// <summary>The time of each step on the clock of the plan, and the effective value of each signal in it.</summary>
    public IEnumerable<(double Time, IReadOnlyDictionary<string, double> Signals)> Steps()
    {
        int perEpoch = methodology.Data.StepsPerEpoch;
        EvaluationLog log = new();
        Dictionary<string, double> signals = new(StringComparer.Ordinal);
        double shift = 0;
        long step = 0;
        for (int epoch = 0; epoch + shift < methodology.Epochs; epoch++)
        {
            for (int i = 0; i < perEpoch; i++)
            {
                double time = epoch + shift + ((double)i / perEpoch);
                signals = methodology.Signals.ToDictionary(signal => signal.Name, signal => Effective(signal, time), StringComparer.Ordinal);
                yield return (time, signals);
                VaeMetrics seen = metrics(++step);
                foreach (ControllerLoop loop in loops.Where(loop => !loop.Controller.ActsOnEvaluations))
                    loop.Step(metric => seen[RuntimeConditions.Of(metric).Metric], signals);
            }

            double now = epoch + 1 + shift;
            if ((epoch + 1) % methodology.EvaluateEvery == 0 || now >= methodology.Epochs)
            {
                VaeMetrics seen = metrics(step);
                Evaluation evaluation = log.Next(new DualVaeMetrics(seen, seen), epoch + 1, now);
                foreach (ControllerLoop loop in loops.Where(loop => loop.Controller.ActsOnEvaluations))
                    loop.Evaluate(evaluation, metric => seen[RuntimeConditions.Of(metric).Metric], signals);
            }

            if (skip is { } early && now.Equals(early.At))
                shift += early.To - early.At;
        }
    }

    private double Effective(Signal signal, double time)
    {
        double value = signal.Timeline!.At(time);
        foreach (Controller controller in methodology.PipelineOf(signal.Name))
            value = loops.First(loop => loop.Controller == controller).Apply(signal.Name, value);
        return value;
    }
}
