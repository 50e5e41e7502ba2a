using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>The model, and what it starts from.</summary>
internal static class ModelChanges
{
    public static void Find(ChangeCollector c)
    {
        int known = c.Changes.Count;
        c.AddIfDifferent(ChangeRules.WarmStartChanged, "warm start", WarmStart(c.Old), WarmStart(c.New), ChangeEffect.Training, WarmStartSpan(c.Old), WarmStartSpan(c.New));
        if (c.Old.External == null && c.New.External == null)
            Compare(c, c.Old.Model, c.New.Model);
        if (c.Changes.Count == known)
            c.Same("blocks", "model");
    }

    /// <summary>Whether parameters of one model fit into the other, so that a checkpoint can be loaded at all.</summary>
    public static bool HaveEqualShapes(ModelSpec old, ModelSpec @new) => Shape(old).SequenceEqual(Shape(@new));

    private static void Compare(ChangeCollector c, ModelSpec old, ModelSpec @new)
    {
        foreach (((string name, string before), (_, string after)) in Parts(old).Zip(Parts(@new), (a, b) => (a, b)))
            c.AddIfDifferent(ChangeRules.ModelChanged, name, before, after, ChangeEffect.Training, name == "projection" ? old.ProjectionSpan : name == "max_radius" ? old.MaxRadiusSpan : old.Span, name == "projection" ? @new.ProjectionSpan : name == "max_radius" ? @new.MaxRadiusSpan : @new.Span);
        (string Name, ScalarRef Value)[] values = [.. ReadSlot.OfModel(@new)];
        bool ofBoth = old.NoiseScaleB == null && @new.NoiseScaleB == null;
        bool temperatureOfBoth = old.LogitTemperatureB == null && @new.LogitTemperatureB == null;
        int i = 0;
        foreach ((string name, ScalarRef before) in ReadSlot.OfModel(old))
        {
            ScalarRef after = values[i++].Value;
            // What is not written of VAE B is that of VAE A, and said once.
            if ((name == "noise_scale of vae_B" && ofBoth) || (name == "logit_temperature of vae_B" && temperatureOfBoth))
                continue;
            if (c.IsSameValue(before, after))
                continue;
            CurveDifference? curve = before.Signal == null && after.Signal == null ? null : c.Compare(before, after);
            c.Add(ChangeRules.ModelValueChanged, name, CurveWords.Of(before), CurveWords.Of(after), ChangeEffect.Training, Place(before, old), Place(after, @new), curve);
        }
        // What is written once more for VAE B, or of a curvature that is planned, may be a fact without being another value.
        if (i > 0 && !Written(old).SequenceEqual(Written(@new)) && !c.Changes.Any(change => change.Rule == ChangeRules.ModelValueChanged || change.Rule == ChangeRules.ModelChanged))
            c.Add(ChangeRules.ModelValueChanged, "values of the model", string.Join(", ", Written(old)), string.Join(", ", Written(@new)), ChangeEffect.Record, old.Span, @new.Span, null, "Both mean the same values; only what is written differs.");
    }

    private static TextSpan Place(ScalarRef value, ModelSpec model) => value.Span.Length > 0 ? value.Span : model.Span;

    private static IEnumerable<string> Written(ModelSpec model) =>
    [
        $"noise_scale {CurveWords.Of(model.NoiseScale)}", $"noise_scale of vae_B {CurveWords.Of(model.NoiseScaleB)}", $"logit_temperature of vae_B {CurveWords.Of(model.LogitTemperatureB)}",
        $"curvature {(model.PlannedCurvature == null ? "" : "planned ")}{Numbers.Format(model.Curvature)}",
    ];

    private static IEnumerable<string> Shape(ModelSpec model) =>
        Parts(model).Where(part => part.Name is "latent" or "encoder" or "decoder" or "projection" or "projection networks" or "normalization" or "learned curvature").Select(part => part.Value);

    private static IEnumerable<(string Name, string Value)> Parts(ModelSpec model) =>
    [
        ("latent", Numbers.Format(model.Latent)),
        ("encoder", Layers(model.Encoder)),
        ("decoder", Layers(model.Decoder)),
        ("projection", Words(model.Projection)),
        ("projection networks", model.ProjectionLayers == 0 ? "none" : $"{Numbers.Format(model.ProjectionLayers)} layers of width {Numbers.Format(model.ProjectionWidth)}"),
        ("decoder_input", model.DecodesBall ? "ball" : "latent"),
        ("max_radius", Numbers.Format(model.MaxRadius)),
        ("learned curvature", Range(model.LearnedCurvature)),
        ("activation", model.UsesSilu ? "silu" : "relu"),
        ("normalization", model.Normalizes ? "layer" : "none"),
        ("dropout", Numbers.Format(model.Dropout)),
        ("log_variance", Range(model.LogVariance)),
    ];

    private static string Range(Interval? range) => range is { } limits ? $"{Numbers.Format(limits.Low)}..{Numbers.Format(limits.High)}" : "none";

    private static string Layers(LayerPair layers) => layers.IsShared ? Layers(layers.A) : $"A {Layers(layers.A)}, B {Layers(layers.B)}";

    private static string Layers(LayerSpec layers) => (layers.IsResidual ? "residual " : "") + string.Join(" ", layers.Widths.Select(Numbers.Format));

    /// <summary>A projection in the words of a file.</summary>
    public static string Words(Projection projection) => projection switch
    {
        Projection.ExponentialMap => "exponential_map",
        Projection.TanhRadius => "tanh_radius",
        Projection.SigmoidRadius => "sigmoid_radius",
        _ => "learned_direction",
    };

    private static string WarmStart(Methodology m) =>
        m.WarmStart is { } warm ? $"\"{warm.File}\" for {string.Join(", ", warm.Components.Select(item => item.Component).OrderBy(name => name, StringComparer.Ordinal))}" : "none";

    private static TextSpan? WarmStartSpan(Methodology m) => m.WarmStart is { Components.Count: > 0 } warm ? warm.Components[0].Span : null;
}
