using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;
using MetricKind = HyperVaeDsl.Language.Methodologies.MetricKind;

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
    private readonly Loop[] loops = [.. methodology.Controllers.Select(controller => new Loop(methodology, controller))];

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
                foreach (Loop loop in loops.Where(loop => !loop.Controller.ActsOnEvaluations))
                    loop.Step(seen, signals);
            }

            double now = epoch + 1 + shift;
            if ((epoch + 1) % methodology.EvaluateEvery == 0 || now >= methodology.Epochs)
            {
                VaeMetrics seen = metrics(step);
                Evaluation evaluation = log.Next(new DualVaeMetrics(seen, seen), epoch + 1, now);
                foreach (Loop loop in loops.Where(loop => loop.Controller.ActsOnEvaluations))
                    loop.Evaluate(evaluation, signals);
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

    private sealed class Loop
    {
        private readonly Dictionary<string, object> laws = new(StringComparer.Ordinal);
        private readonly Dictionary<MetricKind, Ema> averages = [];
        private readonly Dictionary<ControlRule, ConditionMonitor> monitors = [];
        private readonly Cadence cadence;

        public Loop(Methodology methodology, Controller controller)
        {
            Controller = controller;
            cadence = new Cadence(controller.EverySteps);
            foreach (Observation observation in controller.Observations)
                averages.Add(observation.Metric, new Ema(observation.Ema));
            foreach (string signal in controller.Driven)
                laws.Add(signal, Make(controller, signal, methodology.FindSignal(signal)!.Timeline!.At(0)));
            foreach (ControlRule rule in controller.Rules.Where(rule => rule.Test is not HyperVaeDsl.Language.Methodologies.ComparisonTest { RelativeToBest: false }))
                monitors.Add(rule, new ConditionMonitor(new Runtime.Control.Conditions.Condition([Test(rule.Test)])));
        }

        public Controller Controller { get; }

        public double Apply(string signal, double value) => laws[signal] switch
        {
            ScaledSignal scaled => scaled.Apply(value),
            ShiftedSignal shifted => shifted.Apply(value),
            Runtime.Control.BoostLaw boost => boost.Apply(value),
            Runtime.Control.PiLaw pi => pi.Value,
            Runtime.Control.GecoLaw geco => geco.Value,
            Runtime.Control.IntegralLaw integral => integral.Value,
            Runtime.Control.SigmoidLaw sigmoid => sigmoid.Value,
            Runtime.Control.PlateauLaw plateau => plateau.Value,
            _ => throw new InvalidOperationException(),
        };

        public void Step(VaeMetrics seen, IReadOnlyDictionary<string, double> signals)
        {
            foreach ((MetricKind metric, Ema average) in averages)
                average.Update(seen[Of(metric)]);
            if (cadence.Count())
                Act(metric => averages[metric].Value, rule => throw new InvalidOperationException(), signals);
        }

        public void Evaluate(Evaluation evaluation, IReadOnlyDictionary<string, double> signals)
        {
            foreach ((MetricKind metric, Ema average) in averages)
                average.Update(evaluation.Metrics[Of(metric)]);
            Act(metric => averages.TryGetValue(metric, out Ema? average) ? average.Value : evaluation.Metrics[Of(metric)], rule => monitors[rule].Update(evaluation), signals);
        }

        private void Act(Func<MetricKind, double> value, Func<ControlRule, bool> watched, IReadOnlyDictionary<string, double> signals)
        {
            foreach (ControlRule rule in Controller.Rules)
            {
                bool fires = rule.Test is HyperVaeDsl.Language.Methodologies.ComparisonTest { RelativeToBest: false } test
                    ? Holds(value(test.Metric), test.Comparison, test.Threshold)
                    : watched(rule);
                if (fires && laws[rule.Signal] is ScaledSignal scaled)
                    scaled.Scale(rule.Amount);
                else if (fires)
                    ((ShiftedSignal)laws[rule.Signal]).Shift(rule.Amount);
            }

            foreach (Drive drive in Controller.Drives)
            {
                double metric = value(drive.Law.Metric);
                double point = drive.Law.SetPoint is { Signal: { } name } ? signals[name] : drive.Law.SetPoint?.Number ?? 0;
                switch (laws[drive.Signal])
                {
                    case Runtime.Control.PiLaw pi: pi.Update(metric, point); break;
                    case Runtime.Control.GecoLaw geco: geco.Update(metric, point); break;
                    case Runtime.Control.IntegralLaw integral: integral.Update(metric, point); break;
                    case Runtime.Control.SigmoidLaw sigmoid: sigmoid.Update(metric, point); break;
                    case Runtime.Control.PlateauLaw plateau: plateau.Update(metric); break;
                    case Runtime.Control.BoostLaw boost: boost.Update(metric); break;
                    default: throw new InvalidOperationException();
                }
            }
        }

        private static object Make(Controller controller, string signal, double initial)
        {
            (double low, double high) = (controller.BoundOf(signal)!.Range.Low, controller.BoundOf(signal)!.Range.High);
            return controller.LawOf(signal) switch
            {
                null when controller.Rules.Any(rule => rule.Signal == signal && rule.Shifts) => new ShiftedSignal(low, high),
                null => new ScaledSignal(low, high),
                Methodologies.PiLaw pi => new Runtime.Control.PiLaw(initial, pi.Kp, pi.Ki, low, high, pi.AsPublished),
                Methodologies.GecoLaw geco => new Runtime.Control.GecoLaw(initial, geco.Rate, low, high),
                Methodologies.IntegralLaw integral => new Runtime.Control.IntegralLaw(initial, integral.Rate, low, high),
                Methodologies.SigmoidLaw sigmoid => new Runtime.Control.SigmoidLaw(initial, sigmoid.Slope, sigmoid.Trend, low, high),
                Methodologies.PlateauLaw p => new Runtime.Control.PlateauLaw(initial, new PlateauSettings(p.Factor, p.Patience, p.Metric.IsBetterHigher, p.Threshold, p.IsRelative, p.Cooldown, p.Recover, p.RecoverAbove), low, high),
                Methodologies.BoostLaw b => new Runtime.Control.BoostLaw(b.Within, b.Patience, b.Factor, b.Relax, b.Metric.IsBetterHigher, low, high),
                _ => throw new InvalidOperationException(),
            };
        }

        private static bool Holds(double value, string comparison, double threshold) => comparison switch
        {
            "<" => value < threshold,
            "<=" => value <= threshold,
            ">" => value > threshold,
            _ => value >= threshold,
        };

        private static Metric Of(MetricKind kind) => Enum.Parse<Metric>(kind.RuntimeName);

        private static Runtime.Control.Conditions.MetricTest Test(Methodologies.MetricTest test) => test switch
        {
            Methodologies.StallTest stall => new Runtime.Control.Conditions.StallTest(Of(test.Metric), stall.Within),
            Methodologies.ChangeTest change => new Runtime.Control.Conditions.ChangeTest(Of(test.Metric), change.Rises, change.By),
            Methodologies.ComparisonTest best => new BestTest(Of(test.Metric), Compares(best.Comparison), best.Threshold),
            _ => throw new InvalidOperationException(),
        };

        private static Comparison Compares(string comparison) => comparison switch
        {
            "<" => Comparison.Below,
            "<=" => Comparison.AtMost,
            ">" => Comparison.Above,
            _ => Comparison.AtLeast,
        };
    }
}
