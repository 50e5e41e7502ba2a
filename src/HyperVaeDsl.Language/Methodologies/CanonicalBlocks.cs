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
        Add(model.PlannedCurvature != null, $"model.curvature {CanonicalForm.Ref(model.PlannedCurvature)}");
        Add(model.LearnedCurvature != null, $"model.curvature learned {Range(model.LearnedCurvature)}");
        Add(model.UsesSilu, "model.activation silu");
        Add(model.Normalizes, "model.normalization layer");
        Add(model.Dropout > 0, $"model.dropout {Numbers.Format(model.Dropout)}");
        Add(model.LogVariance != null, $"model.log_variance {Range(model.LogVariance)}");
        Add(model.ProjectionLayers > 0, $"model.projection layers {Numbers.Format(model.ProjectionLayers)} width {Numbers.Format(model.ProjectionWidth)}");
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
