using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes what does not vary over time as the runtime's records.</summary>
internal static class FactsEmitter
{
    public static void Emit(CodeWriter code, Methodology m, SourceText text, EmissionNames names, bool hasText)
    {
        code.Part("Facts");
        code.Summary("What the methodology fixes.");
        if (names.Arguments.Count == 0)
        {
            code.Line("public MethodologyFacts Facts { get; } = new()");
        }
        else
        {
            code.Line("public MethodologyFacts Facts { get; }");
            code.Line();
            code.Part("MakeFacts");
            code.Line("private MethodologyFacts MakeFacts() => new()");
        }
        code.Open();
        code.Line($"Name = {Names.Quote(m.Name)},");
        code.Line($"Source = {Names.Quote(text.FileName)},");
        code.Line("Digest = Digest,");
        code.Line("CanonicalForm = CanonicalForm,");
        if (hasText)
            code.Line("Text = Text,");
        code.Line("Epochs = Epochs,");
        code.Line($"Seed = {names.Seed(m.Seed)},");
        code.Line($"EvaluateEvery = {Numbers.Format(m.EvaluateEvery)},");
        if (m.Precision != Precision.Single)
            code.Line($"Precision = global::HyperVaeDsl.Runtime.Tensors.Precision.{m.Precision},");
        List(code, "Phases", "PhaseFacts", m.Phases.Select(phase => Phase(phase, names)));
        code.Line($"Signals = {Strings(m.Signals.Select(signal => signal.Name))},");
        code.Line($"Losses = {Strings(m.Losses.Select(loss => loss.Name))},");
        BlocksEmitter.Data(code, m.Data, names);
        if (m.External == null)
            BlocksEmitter.Model(code, m.Model, names);
        if (m.OwnMetrics.Count > 0)
            List(code, "OwnMetrics", "OwnMetric", m.OwnMetrics.Select(ConditionEmitter.Metric));
        if (m.WarmStart is { } warm)
            code.Line($"WarmStart = new WarmStartSettings({Names.Quote(warm.File)}, new string[] {{ {string.Join(", ", warm.Components.Select(item => names.Parameters(item.Component)))} }}),");
        Optimizer(code, m.Optimizer, names);
        List(code, "Guards", "GuardRule", m.Guards.Select(guard => Guard(guard, names)));
        if (m.Targets.Count > 0)
            List(code, "Targets", "Target", m.Targets.Select(target => $"new Target({ConditionEmitter.Emit(target.Test, names)})"));
        if (MetricUse.Extras(m) is { Count: > 0 } extras)
            code.Line($"Measure = new MeasureSettings(new Metric[] {{ {string.Join(", ", extras.Select(metric => "Metric." + metric))} }}, PriorSamples: {Numbers.Format(MetricUse.PriorSamples(m) ?? 0)}),");
        code.Line("Checkpoints = new CheckpointSettings(");
        code.Indented(() =>
        {
            code.Line("new BestCheckpoint[]");
            code.Open();
            foreach (BestSpec best in m.Checkpoints.Best)
                code.Line($"new BestCheckpoint({Names.Quote(best.Name)}, {ConditionEmitter.Metric(best.Metric)}, Rises: {Bool(best.Rises)}, While: {(best.While == null ? "null" : ConditionEmitter.Emit(best.While, names))}){(!names.Omits(best.By <= 0) ? $" {{ By = {Numbers.Literal(best.By)} }}" : "")},");
            code.Close(",");
            code.Line($"EveryEpochs: {Numbers.Format(m.Checkpoints.EveryEpochs)},");
            string milestones = string.Join(", ", m.Checkpoints.Milestones.Select(milestone => $"new global::HyperVaeDsl.Runtime.Training.Milestone({Names.Quote(milestone.Name)}, {Numbers.Literal(milestone.Time)})"));
            code.Line($"Keep: {Numbers.Format(m.Checkpoints.Keep)}){(milestones.Length == 0 ? "" : $" {{ Milestones = new global::HyperVaeDsl.Runtime.Training.Milestone[] {{ {milestones} }} }}")},");
        });
        code.Close(";");
    }

    private static void Optimizer(CodeWriter code, OptimizerSpec o, EmissionNames names)
    {
        code.Line("Optimizer = new OptimizerSettings(");
        code.Indented(() =>
        {
            code.Line($"new AdamWSettings(Beta1: {Numbers.Literal(o.Beta1)}, Beta2: {Numbers.Literal(o.Beta2)}, Epsilon: {Numbers.Literal(o.Epsilon)}, WeightDecay: {Numbers.Literal(o.WeightDecay)}),");
            code.Line($"LearningRateScales: new KeyValuePair<string, double>[] {{ {string.Join(", ", o.Scales.Select(scale => $"new({names.Parameters(scale.Component)}, {(scale.Factor.Signal == null ? names.Number(scale.Factor) : "1.0")})"))} }},");
            code.Line(o.Balance is { } b
                ? $"Balance: new GradientBalance({names.Parameters(b.First)}, {names.Parameters(b.Second)}, Ema: {Numbers.Literal(b.Ema)}, Minimum: {Numbers.Literal(b.Minimum)}, Maximum: {Numbers.Literal(b.Maximum)}),"
                : "Balance: null,");
            code.Line($"ClipNorm: {Numbers.Literal(o.ClipNorm)}){Kind(o)},");
        });
    }

    private static string Kind(OptimizerSpec o) => o.Kind switch
    {
        OptimizerKind.Adam => " { Kind = OptimizerKind.Adam }",
        OptimizerKind.Sgd => $" {{ Kind = OptimizerKind.Sgd, Momentum = {Numbers.Literal(o.Momentum)} }}",
        _ => "",
    };

    private static void List(CodeWriter code, string name, string type, IEnumerable<string> items)
    {
        code.Line($"{name} = new {type}[]");
        code.Open();
        foreach (string item in items)
            code.Line(item + ",");
        code.Close(",");
    }

    private static string Strings(IEnumerable<string> items) => $"new string[] {{ {string.Join(", ", items.Select(Names.Quote))} }}";

    private static string Bool(bool value) => value ? "true" : "false";

    private static string Phase(Phase phase, EmissionNames names) =>
        $"new PhaseFacts({Names.Quote(phase.Name)}, {Numbers.Literal(phase.Start)}, {Numbers.Literal(phase.End)})"
        + (phase.EarlyEnd is { } early ? $" {{ EarlyEnd = new EarlyEnd({Numbers.Literal(early.Earliest)}, {ConditionEmitter.Emit(early.Until, names)}) }}" : "");

    private static string Guard(GuardSpec guard, EmissionNames names)
    {
        List<string> extras = [];
        if (!names.Omits(guard.After <= 0))
            extras.Add($"After = {Numbers.Literal(guard.After)}");
        if (guard.Slot != null)
            extras.Add($"Slot = {Names.Quote(guard.Slot)}");
        if (!names.Omits(guard.AtMost <= 0))
            extras.Add($"AtMost = {Numbers.Format(guard.AtMost)}");
        return $"new GuardRule({Names.Quote(guard.Name)}, {ConditionEmitter.Emit(guard.Condition, names)}, GuardAction.{guard.Action}){(extras.Count == 0 ? "" : $" {{ {string.Join(", ", extras)} }}")}";
    }
}
