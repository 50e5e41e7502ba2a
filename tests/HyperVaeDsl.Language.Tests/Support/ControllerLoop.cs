using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>One controller of a methodology, interpreted with the runtime's own classes.</summary>
internal sealed class ControllerLoop
{
    private readonly Dictionary<string, object> laws = new(StringComparer.Ordinal);
    private readonly Dictionary<MetricKind, Ema> averages = [];
    private readonly Dictionary<ControlRule, ConditionMonitor> monitors = [];
    private readonly Cadence cadence;

    public ControllerLoop(Methodology methodology, Controller controller)
    {
        Controller = controller;
        cadence = new Cadence(controller.EverySteps);
        foreach (Observation observation in controller.Observations)
            averages.Add(observation.Metric, new Ema(observation.Ema));
        foreach (string signal in controller.Driven)
            laws.Add(signal, Make(controller, signal, methodology.FindSignal(signal)!.Timeline!.At(0)));
        foreach (ControlRule rule in controller.Rules.Where(rule => !IsPlain(rule)))
            monitors.Add(rule, new ConditionMonitor(RuntimeConditions.Of(new Methodologies.Condition([rule.Test], 1, false, rule.Span))));
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

    /// <summary>Acts after a step.</summary>
    public void Step(Func<MetricKind, double> value, IReadOnlyDictionary<string, double> signals)
    {
        Observe(value);
        if (cadence.Count())
            Act(value, rule => throw new InvalidOperationException(), signals);
    }

    /// <summary>Acts on an evaluation.</summary>
    public void Evaluate(Evaluation evaluation, Func<MetricKind, double> value, IReadOnlyDictionary<string, double> signals)
    {
        Observe(value);
        Act(value, rule => monitors[rule].Update(evaluation), signals);
    }

    private void Observe(Func<MetricKind, double> value)
    {
        foreach ((MetricKind metric, Ema average) in averages)
            average.Update(value(metric));
    }

    private void Act(Func<MetricKind, double> sample, Func<ControlRule, bool> watched, IReadOnlyDictionary<string, double> signals)
    {
        double Value(MetricKind metric) => averages.TryGetValue(metric, out Ema? average) ? average.Value : sample(metric);
        foreach (ControlRule rule in Controller.Rules)
        {
            bool fires = IsPlain(rule) && rule.Test is Methodologies.ComparisonTest test ? Holds(Value(test.Metric), test.Comparison, test.Threshold) : watched(rule);
            if (fires && laws[rule.Signal] is ScaledSignal scaled)
                scaled.Scale(rule.Amount);
            else if (fires)
                ((ShiftedSignal)laws[rule.Signal]).Shift(rule.Amount);
        }

        foreach (Drive drive in Controller.Drives)
        {
            double metric = Value(drive.Law.Metric);
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

    private static bool IsPlain(ControlRule rule) => rule.Test is Methodologies.ComparisonTest { RelativeToBest: false };

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
}
