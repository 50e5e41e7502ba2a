using System.Reflection;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>
/// A methodology that is interpreted: every step looks up every signal, finds the phase, and asks the losses by reflection. It is
/// made from the bound methodology, not from generated code, and has nothing specialised: what generated code is compared with.
/// </summary>
/// <param name="m">The methodology.</param>
/// <param name="facts">Data, model and optimizer.</param>
/// <param name="evaluatesAll">Whether losses that do not act are evaluated with weight 0, and all that a model computes is read.</param>
internal sealed class InterpretedMethodology(Methodology m, MethodologyFacts facts, bool evaluatesAll = false) : IMethodology
{
    private readonly ControllerLoop[] loops = [.. m.Controllers.Select(controller => new ControllerLoop(m, controller))];
    private readonly Dictionary<GateSpec, Gate> gates = m.Gates.ToDictionary(gate => gate, gate => new Gate(gate.Group, RuntimeConditions.Of(gate.Condition), gate.From, gate.To));
    private readonly Dictionary<string, ComponentMachine> components = m.Components.ToDictionary(component => component.Path, Machine, StringComparer.Ordinal);
    private Dictionary<string, double> signals = new(StringComparer.Ordinal);

    public MethodologyFacts Facts => facts;

    public int PhaseIndexAt(double epoch) => m.Phases.ToList().FindLastIndex(phase => phase.Start <= epoch);

    public void WriteSignals(double epoch, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = m.Signals[i].Timeline!.At(epoch);
    }

    public void Step(TrainingStep step)
    {
        int phase = PhaseIndexAt(step.Time);
        signals = m.Signals.ToDictionary(signal => signal.Name, signal => Effective(signal, step.Time), StringComparer.Ordinal);
        step.ReportSignals([.. m.Signals.Select(signal => signals[signal.Name])]);
        foreach ((string path, ComponentMachine machine) in components)
            step.Freeze(path, machine.IsFrozen);
        for (int part = 0; part < m.Data.Accumulate; part++)
        {
            Batch batch = m.Data.Admission is { } admission ? step.NextBatch(Value(admission)) : step.NextBatch();
            DualVaeOutput vae = Forward(step.Model, batch);
            LossSum sum = step.BeginLoss();
            if (evaluatesAll)
                _ = (vae.A.Logits, vae.B.Logits, vae.A.KlOfEachDimension, vae.B.KlOfEachDimension, vae.A.MeanRadius, vae.B.MeanRadius);
            for (int i = 0; i < m.Losses.Count; i++)
            {
                bool acts = Acts(m.Losses[i].Activity[phase], step.Time);
                if (acts || evaluatesAll)
                    sum.Add(i, Term(m.Losses[i], vae, batch), acts ? Value(m.Losses[i].Weight) : 0);
            }

            foreach (ComponentScale scale in m.Optimizer.Scales.Where(scale => scale.Factor.Signal != null))
                step.ScaleLearningRate(scale.Component, Value(scale.Factor));
            if (m.Data.Accumulate > 1)
                step.Accumulate(sum);
            else
                step.Minimize(sum, Value(m.Optimizer.LearningRate));
        }

        if (m.Data.Accumulate > 1)
            step.Update(Value(m.Optimizer.LearningRate));
        foreach (ControllerLoop loop in loops.Where(loop => !loop.Controller.ActsOnEvaluations))
            loop.Step(metric => Observed(metric, step), signals);
    }

    public void Evaluated(in Evaluation evaluation)
    {
        foreach (Gate gate in gates.Values)
            gate.Update(evaluation);
        Evaluation taken = evaluation;
        foreach (ControllerLoop loop in loops.Where(loop => loop.Controller.ActsOnEvaluations))
            loop.Evaluate(taken, metric => taken[RuntimeConditions.Of(metric)], signals);
        foreach (ComponentMachine machine in components.Values)
            machine.Evaluated(evaluation);
    }

    private bool Acts(Activity? activity, double time) =>
        activity != null && time >= activity.From && time < activity.To && (activity.Gate == null || gates[activity.Gate].IsOpen);

    private double Effective(Signal signal, double time)
    {
        double value = signal.Timeline!.At(time);
        foreach (Controller controller in m.PipelineOf(signal.Name))
            value = loops.First(loop => loop.Controller == controller).Apply(signal.Name, value);
        return value;
    }

    private double Value(ScalarRef scalar) => scalar.Signal is { } name ? signals[name] : scalar.Number;

    private DualVaeOutput Forward(DualVae model, Batch batch) => model.Forward(
        batch,
        Value(m.Model.NoiseScale),
        m.Model.Injection is { } injection ? Value(injection) : 0,
        m.Model.LogitTemperature is { } temperature ? Value(temperature) : 1,
        m.Model.PlannedCurvature is { } curvature ? Value(curvature) : null,
        m.Model.NoiseScaleB is { } noise ? Value(noise) : null,
        m.Model.LogitTemperatureB is { } other ? Value(other) : null);

    private Tensor Term(Loss loss, DualVaeOutput vae, Batch batch) => loss.Of switch
    {
        VaeChoice.A => Of(loss, vae.A, batch),
        VaeChoice.B => Of(loss, vae.B, batch),
        _ => loss.Kind.ComparesVaes ? Of(loss, vae, batch) : Of(loss, vae.A, batch) + Of(loss, vae.B, batch),
    };

    private Tensor Of(Loss loss, object vae, Batch batch)
    {
        MethodInfo method = typeof(LossSum).Assembly.GetType($"HyperVaeDsl.Runtime.Losses.{loss.Kind.RuntimeClass}", throwOnError: true)!.GetMethod("Of")!;
        object?[] arguments = [.. method.GetParameters().Select((parameter, i) => i == 0 ? vae : parameter.ParameterType == typeof(Batch) ? batch : Argument(loss, parameter))];
        return (Tensor)method.Invoke(null, arguments)!;
    }

    private object? Argument(Loss loss, ParameterInfo parameter)
    {
        int index = loss.Kind.Parameters.ToList().FindIndex(candidate => candidate.Argument == parameter.Name);
        if (index < 0)
            return parameter.DefaultValue;
        double value = Value(loss.Parameters[index]);
        LossParameter kind = loss.Kind.Parameters[index];
        if (kind.Choices.Count > 0)
            return Enum.Parse(parameter.ParameterType, kind.Choices[(int)value].RuntimeValue.Split('.')[1]);
        return kind.IsWhole ? (object)(int)value : value;
    }

    private double Observed(MetricKind metric, TrainingStep step) => metric.Loss is { } loss
        ? step.LossOf(m.Losses.ToList().FindIndex(candidate => candidate.Name == loss))
        : (double)typeof(StepObservation).GetProperty(metric.ObservedName)!.GetValue(step.Observed)!;

    private static ComponentMachine Machine(ComponentSpec component) => new(
        component.Path,
        new FreezeMachine(component.StartsFrozen, component.Warmup, component.HysteresisInEvaluations ? (int)component.Hysteresis : 0, component.HysteresisInEvaluations ? 0 : component.Hysteresis),
        component.Unfreeze is { } unfreeze ? RuntimeConditions.Of(unfreeze) : null,
        component.Freeze is { } freeze ? RuntimeConditions.Of(freeze) : null,
        component.Annealing is { } a
            ? new AnnealingSettings(RuntimeConditions.Of(a.Metric), a.Step, a.Tolerance, a.Floor, a.Ceiling, a.Gap != null, a.Gap ?? 0, component.FreezeTest!.Comparison[0] == '<')
            : null,
        component.Patience is { } p ? new PatienceSettings(RuntimeConditions.Of(p.Metric), (int)p.Step, p.Tolerance, (int)p.Floor, (int)p.Ceiling) : null);
}
