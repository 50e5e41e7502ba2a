using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes the training step: one method per phase that evaluates the losses which act there, and no others.</summary>
internal sealed class StepEmitter(CodeWriter code, Methodology methodology, SourceText text, EmissionNames names, ControllerEmitter control)
{
    public void EmitStep()
    {
        code.Summary("One optimisation step: the signals of this moment, the losses of this phase, the controllers.");
        code.Open("public void Step(TrainingStep step)");
        control.EmitSignals();
        if (methodology.Signals.Count > 0)
            code.Line($"step.ReportSignals(stackalloc double[] {{ {string.Join(", ", methodology.Signals.Select(signal => $"signals.{names.Signal(signal.Name)}"))} }});");
        control.EmitFreezing();
        if (methodology.Phases.Count == 1)
        {
            code.Line($"Train{names.Phase(methodology.Phases[0].Name)}(step, signals);");
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
                    code.Line($"Train{phase}(step, signals);");
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
        string documentation = phase.Documentation.Length == 0 ? "" : "\n" + phase.Documentation;
        code.Summary($"Phase {phase.Name}, epochs {PhaseTimes.Of(phase)} ({Place(phase.Span)}).{documentation}");
        string modifier = names.Own.IsModel || methodology.Losses.Any(loss => loss.ActiveIn[index] && (loss.Kind.IsOwn || loss.Activity[index]?.Gate != null)) ? "private" : "private static";
        code.Open($"{modifier} void Train{names.Phase(phase.Name)}(TrainingStep step, in Signals signals)");
        bool accumulates = methodology.Data.Accumulate > 1;
        if (accumulates)
            code.Open($"for (int part = 0; part < {Numbers.Format(methodology.Data.Accumulate)}; part++)");
        if (names.Own.IsModel)
        {
            code.Line("ItemBatch batch = step.NextItems();");
            code.Line($"own.Forward(batch{string.Concat(methodology.External!.Reads.Select(read => $", {names.Own.Read(read.Signal!)}: {Scalar(read)}"))});");
        }
        else
        {
            code.Line($"Batch batch = step.NextBatch({(methodology.Data.Admission is { } admission ? Scalar(admission) : "")});");
            code.Line($"DualVaeOutput vae = step.Model.Forward(batch, noiseScale: {Scalar(methodology.Model.NoiseScale)}{Options(methodology.Model)});");
        }
        code.Line("LossSum loss = step.BeginLoss();");
        foreach (Loss loss in methodology.Losses.Where(loss => loss.ActiveIn[index]))
            Add(loss, phase, loss.Activity[index]!);
        foreach (ComponentScale scale in methodology.Optimizer.Scales.Where(scale => scale.Factor.Signal != null))
            code.Line($"step.ScaleLearningRate({Names.Quote(scale.Component)}, {Scalar(scale.Factor)}); // {Place(scale.Span)}");
        string rate = Scalar(methodology.Optimizer.LearningRate);
        if (accumulates)
        {
            code.Line("step.Accumulate(loss);");
            code.Close();
        }
        code.Line(accumulates ? $"step.Update(learningRate: {rate});" : $"step.Minimize(loss, learningRate: {rate});");
        code.Close();
    }

    // A loss is evaluated only while it acts.
    private void Add(Loss loss, Phase phase, Activity activity)
    {
        List<string> conditions = [];
        if (activity.Gate != null)
            conditions.Add($"{names.Gate(activity.Gate)}.IsOpen");
        if (activity.From > phase.Start)
            conditions.Add($"step.Time >= {Numbers.Literal(activity.From)}");
        if (activity.To < phase.End)
            conditions.Add($"step.Time < {Numbers.Literal(activity.To)}");
        string line = $"loss.Add((int)Loss.{names.Loss(loss.Name)}, {Term(loss)}, weight: {Scalar(loss.Weight)}); // {Place(loss.Span)}";
        if (conditions.Count == 0)
        {
            code.Line(line);
            return;
        }
        code.Line($"if ({string.Join(" && ", conditions)})");
        code.Indented(() => code.Line(line));
    }

    private string Options(ModelSpec model)
    {
        string Option(string name, ScalarRef? value, double usual) =>
            value == null || (value.Signal == null && value.Number.Equals(usual)) ? "" : $", {name}: {Scalar(value)}";
        return Option("injection", model.Injection, 0) + Option("logitTemperature", model.LogitTemperature, 1) + Option("curvature", model.PlannedCurvature, double.NaN)
            + Option("noiseScaleB", model.NoiseScaleB, double.NaN) + Option("logitTemperatureB", model.LogitTemperatureB, double.NaN);
    }

    public void EmitEvaluated()
    {
        code.Line("/// <inheritdoc />");
        code.Open("public void Evaluated(in Evaluation evaluation)");
        foreach (GateSpec gate in methodology.Gates)
            code.Line($"{names.Gate(gate)}.Update(evaluation); // {Place(gate.Span)}");
        control.EmitEvaluated();
        code.Close();
    }

    private string Scalar(ScalarRef scalar) => scalar.Signal == null ? Numbers.Literal(scalar.Number) : $"signals.{names.Signal(scalar.Signal)}";

    private string Place(TextSpan span) => $"{text.FileAt(span.Start).FileName}:{Numbers.Format(text.PositionOf(span.Start).Line)}";

    private string Term(Loss loss)
    {
        if (loss.Kind.IsOwn)
            return $"own.{names.Own.Loss(loss.Name)}({(names.Own.IsModel ? "" : "vae, ")}batch)";
        string arguments = (loss.Kind.TakesBatch ? ", batch" : "") + string.Concat(loss.Kind.Parameters.Select((parameter, i) => Argument(parameter, loss.Parameters[i])));
        string Of(string output) => $"{loss.Kind.RuntimeClass}.Of({output}{arguments})";
        return loss.Of switch
        {
            VaeChoice.A => Of("vae.A"),
            VaeChoice.B => Of("vae.B"),
            _ => loss.Kind.ComparesVaes ? Of("vae") : $"{Of("vae.A")} + {Of("vae.B")}",
        };
    }

    private string Argument(LossParameter parameter, ScalarRef value)
    {
        if (value.Signal == null && value.Number.Equals(parameter.Default))
            return "";
        string text = parameter.Choices.Count > 0 ? parameter.Choices[(int)value.Number].RuntimeValue
            : parameter.IsWhole ? Numbers.Format((int)value.Number) : Scalar(value);
        return $", {parameter.Argument}: {text}";
    }
}
