using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// The lines of the canonical form for what data and model have beyond their plainest form. What is said but changes nothing has no line.
/// </summary>
internal static class CanonicalBlocks
{
    /// <summary>Hidden layers of both VAEs.</summary>
    public static string Layers(LayerPair layers) => layers.IsShared ? Of(layers.A) : $"{Of(layers.A)} {Of(layers.B)}";

    /// <summary>The lines of data and model in their plainest form.</summary>
    public static IEnumerable<string> Heads(Methodology m)
    {
        string data = $"{Numbers.Format(m.Data.BatchSize)} {m.Data.Sampler} {Numbers.Format(m.Data.HighShare)} {Numbers.Format(m.Data.HighFrom)} {CanonicalForm.Ref(m.Data.Admission)}";
        if (m.External is { } external)
            return [$"data external {external.Data} {Numbers.Format(m.Data.Items)} {data}", $"model external {external.Model}{Of(external)}", .. Metrics(m)];
        ModelSpec model = m.Model;
        return
        [
            $"data {data}",
            $"model {Numbers.Format(model.Latent)} {Layers(model.Encoder)} {Layers(model.Decoder)} {model.Projection} {(model.DecodesBall ? "ball" : "latent")} {Numbers.Format(model.Curvature)} {Numbers.Format(model.MaxRadius)} {CanonicalForm.Ref(model.NoiseScale)}",
            .. Metrics(m),
        ];
    }

    private static IEnumerable<string> Metrics(Methodology m) =>
        m.OwnMetrics.Select(metric => $"metric {metric.Name} {Range(metric.Range)} {metric.Better}{(metric.MayBeUndefined ? " or none" : "")}").OrderBy(line => line, StringComparer.Ordinal);

    // The order of components gives parameters their places, and by these their initial values.
    private static string Of(ExternalSpec external) => !external.IsTrained ? ""
        : $" components {string.Join(" ", external.Components)}{string.Concat(external.Reads.Select(read => $" reads {read.Signal}"))}";

    /// <summary>The optimizer's name and what it has beyond AdamW.</summary>
    public static string OptimizerName(OptimizerSpec optimizer) => optimizer.Kind switch
    {
        OptimizerKind.Adam => "adam",
        OptimizerKind.Sgd => $"sgd momentum {Numbers.Format(optimizer.Momentum)}",
        _ => "adamw",
    };

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Variants(Methodology m)
    {
        List<string> lines = [];
        DataSpec data = m.Data;
        Add(data.AdmitsFromLow, "data.curriculum from low");
        Add(data.WithReplacement, "data.replacement");
        Add(data.Accumulate > 1, $"data.accumulate {Numbers.Format(data.Accumulate)}");
        if (data.Subset is { } subset)
            Add(data.Items < DataFacts.Operations, $"data.subset {Numbers.Format(subset.First)} {Numbers.Format(subset.Last)}");
        if (data.Split is { } split)
            lines.Add($"data.split {Numbers.Format(split.Training)} {Numbers.Format(split.Validation)} {Numbers.Format(split.Test)}");
        Add(data.Measured != DataPart.All, $"evaluate.on {data.Measured}");

        ModelSpec model = m.Model;
        Add(Differs(model.Injection, 0), $"model.injection {CanonicalForm.Ref(model.Injection)}");
        Add(Differs(model.LogitTemperature, 1), $"model.logit_temperature {CanonicalForm.Ref(model.LogitTemperature)}");
        Add(model.LogitTemperatureB != null, $"model.logit_temperature_B {CanonicalForm.Ref(model.LogitTemperatureB)}");
        Add(model.NoiseScaleB != null, $"model.noise_scale_B {CanonicalForm.Ref(model.NoiseScaleB)}");
        Add(model.PlannedCurvature != null, $"model.curvature {CanonicalForm.Ref(model.PlannedCurvature)}");
        Add(model.LearnedCurvature != null, $"model.curvature learned {Range(model.LearnedCurvature)}");
        Add(model.UsesSilu, "model.activation silu");
        Add(model.Normalizes, "model.normalization layer");
        Add(model.Dropout > 0, $"model.dropout {Numbers.Format(model.Dropout)}");
        Add(model.LogVariance != null, $"model.log_variance {Range(model.LogVariance)}");
        Add(model.ProjectionLayers > 0, $"model.projection layers {Numbers.Format(model.ProjectionLayers)} width {Numbers.Format(model.ProjectionWidth)}");
        Add(m.Precision != Precision.Single, $"precision {m.Precision.Word()}");
        if (m.WarmStart is { } warm)
            lines.Add($"warm_start \"{warm.File}\" {string.Join(" ", warm.Components.Select(item => item.Component).OrderBy(component => component, StringComparer.Ordinal))}");
        return lines;

        void Add(bool isSaid, string line)
        {
            if (isSaid)
                lines.Add(line);
        }
    }

    private static bool Differs(ScalarRef? value, double usual) => value != null && (value.Signal != null || !value.Number.Equals(usual));

    private static string Range(Interval? range) => range is { } r ? $"{Numbers.Format(r.Low)}..{Numbers.Format(r.High)}" : "";

    private static string Of(LayerSpec layers) => $"{(layers.IsResidual ? "residual " : "")}[{string.Join(" ", layers.Widths.Select(Numbers.Format))}]";
}
