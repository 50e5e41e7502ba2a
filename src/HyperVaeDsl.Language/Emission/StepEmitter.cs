using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes the training step: one method per phase that evaluates the losses which act there, and no others.</summary>
internal sealed class StepEmitter(CodeWriter code, Methodology methodology, EmissionNames names, ControllerEmitter control)
{
    private const int LongLine = 130;

    public void EmitStep()
    {
        code.Summary("One optimisation step, by the method of the phase that the plan is in.");
        code.Open("public void Step(TrainingStep step)");
        control.EmitFreezing();
        if (methodology.Phases.Count == 1)
        {
            code.Line($"Train{names.Phase(methodology.Phases[0].Name)}(step);");
        }
        else
        {
            code.Open("switch (PhaseAt(step.Time))");
            for (int i = 0; i < methodology.Phases.Count; i++)
            {
                string phase = names.Phase(methodology.Phases[i].Name);
                code.Line(i + 1 < methodology.Phases.Count ? $"case Phase.{phase}:" : "default:");
                code.Indented(() =>
                {
                    code.Line($"Train{phase}(step);");
                    code.Line("break;");
                });
            }
            code.Close();
        }
        control.EmitUpdates();
        code.Close();
    }

    public void EmitPhase(int index)
    {
        Phase phase = methodology.Phases[index];
        Loss[] active = [.. methodology.Losses.Where(loss => loss.ActiveIn[index])];
        string documentation = phase.Documentation.Length == 0 ? "" : "\n" + phase.Documentation;
        code.Summary($"Phase {phase.Name}, epochs {PhaseTimes.Of(phase)} ({code.Place(phase.Span)}).{documentation}");
        bool keepsState = names.Arguments.Count > 0 || names.Own.IsModel || active.Any(loss => loss.Kind.IsOwn) || active.Any(loss => loss.Activity[index]?.Gate != null) || control.KeepsSignals || methodology.Signals.Any(signal => methodology.PipelineOf(signal.Name).Count > 0);
        code.Open($"private {(keepsState ? "" : "static ")}void Train{names.Phase(phase.Name)}(TrainingStep step)");
        Signals(phase, active.Any(loss => loss.Activity[index] is { } activity && (activity.From > phase.Start || activity.To < phase.End)));
        bool accumulates = methodology.Data.Accumulate > 1;
        if (accumulates)
            code.Open($"for (int part = 0; part < {Numbers.Format(methodology.Data.Accumulate)}; part++)");
        if (names.Own.IsModel)
        {
            code.Line("ItemBatch batch = step.NextItems();");
            code.Line($"own.Forward(batch{string.Concat(methodology.External!.Reads.Select(read => $", {names.Local(read.Signal!)}"))});");
        }
        else
        {
            code.Line($"Batch batch = step.NextBatch({(methodology.Data.Admission is { } admission ? Scalar(admission) : "")});");
            code.Line($"DualVaeOutput vae = step.Model.Forward(batch, noiseScale: {Scalar(methodology.Model.NoiseScale)}{Options(methodology.Model)});");
        }
        code.Line();
        code.Line("LossSum loss = step.BeginLoss();");
        foreach (Loss loss in active)
            Add(loss, phase, loss.Activity[index]!);
        foreach (ComponentScale scale in methodology.Optimizer.Scales.Where(scale => scale.Factor.Signal != null))
            code.Placed(scale.Span, $"step.ScaleLearningRate({names.Parameters(scale.Component)}, {Scalar(scale.Factor)});");
        string rate = Scalar(methodology.Optimizer.LearningRate);
        if (accumulates)
        {
            code.Line("step.Accumulate(loss);");
            code.Close();
        }
        code.Line(accumulates ? $"step.Update(learningRate: {rate});" : $"step.Minimize(loss, learningRate: {rate});");
        code.Close();
    }

    // The signals by their formulas in this phase, and the report of all of them.
    private void Signals(Phase phase, bool readsTime)
    {
        if (methodology.Signals.Count == 0 && !readsTime)
            return;
        CodeWriter body = code.Aside();
        PhaseSignalsEmitter signals = new(body, methodology, names, control, phase);
        signals.Emit();
        if (signals.ReadsTime || readsTime)
            code.Line("double epoch = step.Time;");
        if (signals.ReadsWholeEpoch)
            code.Line("double wholeEpoch = Math.Floor(epoch);");
        code.Insert(body);
        if (methodology.Signals.Count > 0)
        {
            string values = string.Join(", ", methodology.Signals.Select(signal => names.Local(signal.Name)));
            code.Line($"step.ReportSignals(stackalloc double[] {{ {values} }});");
            if (control.KeepsSignals)
                code.Line($"latest = new Signals({values});");
        }
        code.Line();
    }

    // A loss is evaluated only while it acts.
    private void Add(Loss loss, Phase phase, Activity activity)
    {
        List<string> conditions = [];
        if (activity.Gate != null)
            conditions.Add($"{names.Gate(activity.Gate)}.IsOpen");
        if (activity.From > phase.Start)
            conditions.Add($"epoch >= {Numbers.Literal(activity.From)}");
        if (activity.To < phase.End)
            conditions.Add($"epoch < {Numbers.Literal(activity.To)}");
        string[] terms = Terms(loss);
        string enumerator = $"(int)Loss.{names.Loss(loss.Name)}";
        string line = $"loss.Add({enumerator}, {string.Join(" + ", terms)}, weight: {Scalar(loss.Weight)});";
        if (names.Width(line) > LongLine)
            line = $"loss.Add(\n    {enumerator},\n    {string.Join("\n        + ", terms)},\n    weight: {Scalar(loss.Weight)});";
        if (conditions.Count == 0)
        {
            code.Placed(loss.Span, line);
            return;
        }
        code.Line($"if ({string.Join(" && ", conditions)})");
        code.Open();
        code.Placed(loss.Span, line);
        code.Close();
    }

    private string Options(ModelSpec model)
    {
        string Option(string name, ScalarRef? value, double usual) =>
            value == null || (!value.Varies(usual) && names.Omits(value.Is(usual))) ? "" : $", {name}: {Scalar(value)}";
        return Option("injection", model.Injection, 0) + Option("logitTemperature", model.LogitTemperature, 1) + Option("curvature", model.PlannedCurvature, double.NaN)
            + Option("noiseScaleB", model.NoiseScaleB, double.NaN) + Option("logitTemperatureB", model.LogitTemperatureB, double.NaN);
    }

    public void EmitEvaluated()
    {
        code.Line("/// <inheritdoc />");
        if (methodology.Gates.Count + methodology.Components.Count == 0 && !methodology.Controllers.Any(controller => controller.ActsOnEvaluations))
        {
            code.Line("public void Evaluated(in Evaluation evaluation) { }");
            return;
        }
        code.Open("public void Evaluated(in Evaluation evaluation)");
        foreach (GateSpec gate in methodology.Gates)
            code.Placed(gate.Span, $"{names.Gate(gate)}.Update(evaluation);");
        control.EmitEvaluated();
        code.Close();
    }

    private string Scalar(ScalarRef scalar) => scalar.Signal == null ? names.Number(scalar) : names.Local(scalar.Signal);

    private string[] Terms(Loss loss)
    {
        if (loss.Kind.IsOwn)
            return [$"own.{names.Own.Loss(loss.Name)}({(names.Own.IsModel ? "" : "vae, ")}batch)"];
        string arguments = (loss.Kind.TakesBatch ? ", batch" : "") + string.Concat(loss.Kind.Parameters.Select((parameter, i) => Argument(parameter, loss.Parameters[i])));
        string Of(string output) => $"{loss.Kind.RuntimeClass}.Of({output}{arguments})";
        return loss.Of switch
        {
            VaeChoice.A => [Of("vae.A")],
            VaeChoice.B => [Of("vae.B")],
            _ => loss.Kind.ComparesVaes ? [Of("vae")] : [Of("vae.A"), Of("vae.B")],
        };
    }

    private string Argument(LossParameter parameter, ScalarRef value)
    {
        if (!(parameter.Default is { } usual && value.Varies(usual)) && names.Omits(value.Is(parameter.Default)))
            return "";
        string text = parameter.Choices.Count > 0 ? parameter.Choices[(int)value.Number].RuntimeValue
            : parameter.IsWhole ? Numbers.Format((int)value.Number) : Scalar(value);
        return $", {parameter.Argument}: {text}";
    }
}
