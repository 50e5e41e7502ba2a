using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using static HyperVaeDsl.Language.Comparisons.Methods.PaperText;

namespace HyperVaeDsl.Language.Comparisons.Methods;

/// <summary>Model, data, phases, optimizer and objective of a methodology in words.</summary>
internal static class SetupProse
{
    /// <summary>The model with its sizes.</summary>
    public static string Model(Methodology m)
    {
        if (m.External is { } external)
            return $"The model {external.Model}{(external.Reads.Count > 0 ? $", which reads {List([.. external.Reads.Select(read => read.Signal ?? Number(read.Number))])}," : "")}";
        ModelSpec model = m.Model;
        string curvature = model.LearnedCurvature is { } range ? $"learned, between -{Number(range.High)} and -{Number(range.Low)}" : model.PlannedCurvature is { Signal: { } signal } ? $"minus {signal}" : $"-{Number(model.Curvature)}";
        List<string> parts = [$"{Numbers.Format(model.Latent)} latent dimensions", $"encoder {Layers(model.Encoder)}", $"decoder {Layers(model.Decoder)}", $"Poincare ball of curvature {curvature} and radius at most {Number(model.MaxRadius)}"];
        parts.Add($"projection {Parts.ModelChanges.Words(model.Projection)}{(model.DecodesBall ? ", whose point is decoded" : "")}");
        foreach ((string name, ScalarRef value) in Values(model))
            parts.Add($"{name.Replace('_', ' ')} {value.Signal ?? Number(value.Number)}");
        if (model.UsesSilu)
            parts.Add("SiLU");
        if (model.Normalizes)
            parts.Add("layer normalisation");
        if (model.LogVariance is { } variance)
            parts.Add($"log variance in {Number(variance.Low)}..{Number(variance.High)}");
        if (model.Dropout > 0)
            parts.Add($"dropout {Number(model.Dropout)}");
        if (m.WarmStart is { } warm)
            parts.Add($"{string.Join(", ", warm.Components.Select(item => item.Component))} initialised from {warm.File}");
        return $"A dual VAE ({string.Join("; ", parts)})";
    }

    /// <summary>What is trained on, and how batches are drawn.</summary>
    public static string Data(Methodology m)
    {
        DataSpec data = m.Data;
        string items = m.External is { } external ? $"{Numbers.Format(data.TrainingItems)} items of {external.Data}" : $"{Numbers.Format(data.TrainingItems)} {(data.TrainingItems == DataFacts.Operations ? "" : $"of {Numbers.Format(DataFacts.Operations)} ")}ternary operations";
        string batches = data.Accumulate > 1 ? $"{Numbers.Format(data.Accumulate)} batches of {Numbers.Format(data.BatchSize)} an update" : $"batches of {Numbers.Format(data.BatchSize)}";
        string curriculum = data.Admission == null ? "" : $", admitted from {(data.AdmitsFromLow ? "low" : "high")} valuations on by {data.Admission.Signal ?? Number(data.Admission.Number)}";
        return $"{items} ({batches}, {Parts.DataChanges.SamplerWords(data)}{curriculum}, {Numbers.Format(data.StepsPerEpoch)} updates an epoch, seed {m.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)})";
    }

    /// <summary>The phases where there are several, or one that may end early; "" otherwise.</summary>
    public static string Phases(Methodology m)
    {
        if (m.Phases.Count < 2 && m.Phases.All(phase => phase.EarlyEnd == null))
            return "";
        return $" in {Count(m.Phases.Count, "phase")} ({string.Join("; ", m.Phases.Select(phase => $"{phase.Name}, {Stretch(phase.Start, phase.End)}{(phase.EarlyEnd is { } early ? $", from epoch {Numbers.Short(early.Earliest)} on until {Verification.TestWords.Of(early.Until)}" : "")}"))})";
    }

    /// <summary>The optimizer with what is done to gradients; the learning rate has a clause of its own.</summary>
    public static string Optimizer(Methodology m)
    {
        OptimizerSpec optimizer = m.Optimizer;
        string name = optimizer.Kind switch { OptimizerKind.AdamW => "AdamW", OptimizerKind.Adam => "Adam", _ => $"SGD with momentum {Number(optimizer.Momentum)}" };
        List<string> parts = optimizer.Kind == OptimizerKind.Sgd ? [] : [$"betas {Number(optimizer.Beta1)} and {Number(optimizer.Beta2)}", $"epsilon {Number(optimizer.Epsilon)}"];
        parts.Add($"weight decay {Number(optimizer.WeightDecay)}");
        if (optimizer.ClipNorm > 0)
            parts.Add($"gradients clipped to norm {Number(optimizer.ClipNorm)}");
        if (optimizer.Balance is { } balance)
            parts.Add($"gradients of {balance.First} and {balance.Second} balanced by factors in {Number(balance.Minimum)}..{Number(balance.Maximum)} (moving average {Number(balance.Ema)})");
        parts.AddRange(optimizer.Scales.Select(scale => $"the rate of {scale.Component} times {scale.Factor.Signal ?? Number(scale.Factor.Number)}"));
        return $"{name} ({string.Join("; ", parts)})";
    }

    /// <summary>How products were rounded; "" for float32.</summary>
    public static string Precision(Methodology m) => m.Precision switch
    {
        Methodologies.Precision.Tf32 => " and products of matrices in TF32",
        Methodologies.Precision.Mixed => " and the products of layers in bfloat16",
        _ => "",
    };

    /// <summary>The objective as a sum, each loss with its parameters and the times at which it acts.</summary>
    public static string Objective(Methodology m) => string.Join(" + ", Terms(m));

    /// <summary>The terms of the objective, without those that never act.</summary>
    public static IEnumerable<string> Terms(Methodology m) => m.Losses.Where(loss => loss.Activity.Any(activity => activity != null)).Select(loss => Term(m, loss));

    // What divides or multiplies by 1 is not there.
    private static IEnumerable<(string Name, ScalarRef Value)> Values(ModelSpec model) => new (string Name, ScalarRef? Value)[]
    {
        ("noise_scale", model.NoiseScale), ("noise_scale of VAE B", model.NoiseScaleB), ("injection", model.Injection), ("logit_temperature", model.LogitTemperature), ("logit_temperature of VAE B", model.LogitTemperatureB),
    }.Where(item => item.Value is { } value && !(value.Signal == null && value.Number == (item.Name == "injection" ? 0 : 1))).Select(item => (item.Name, item.Value!));

    private static string Term(Methodology m, Loss loss)
    {
        string weight = loss.Weight.Signal == null ? (loss.Weight.Number == 1 ? "" : Number(loss.Weight.Number) + " ") : m.FindSignal(loss.Weight.Signal) is { IsLossWeight: true } ? "w(t) " : loss.Weight.Signal + " * ";
        List<string> details = [.. loss.Kind.Parameters.Zip(loss.Parameters, (parameter, value) => (parameter, value)).Where(item => !item.value.Is(item.parameter.Default)).Select(item => $"{item.parameter.Name} {Value(loss, item.parameter, item.value)}")];
        string times = Parts.LossChanges.Times(loss);
        if (times != $"epochs 0..{Numbers.Format(m.Epochs)}")
            details.Add(times.Replace("..", "-"));
        return $"{weight}{loss.Name}{(details.Count == 0 ? "" : $" ({string.Join(", ", details)})")}";
    }

    private static string Value(Loss loss, LossParameter parameter, ScalarRef value) =>
        parameter.Choices.Count > 0 ? loss.Word(parameter.Name)! : value.Signal ?? Number(value.Number) + (parameter.Unit.Length > 0 ? " " + parameter.Unit : "");

    private static string Layers(LayerPair layers) => layers.IsShared ? Layers(layers.A) : $"{Layers(layers.A)} (A) and {Layers(layers.B)} (B)";

    private static string Layers(LayerSpec layers) => (layers.IsResidual ? "residual " : "") + string.Join("-", layers.Widths.Select(Numbers.Format));
}
