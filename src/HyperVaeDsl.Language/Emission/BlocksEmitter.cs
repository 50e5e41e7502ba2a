using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes data and model as the runtime's records; what is not written in the file is left at the record's own value.</summary>
internal static class BlocksEmitter
{
    public static void Data(CodeWriter code, DataSpec data, EmissionNames names)
    {
        List<string> more = [];
        if (data.ExternalItems is { } items)
            more.Add($"Items = {Numbers.Format(items)}");
        if (data.WithReplacement)
            more.Add("WithReplacement = true");
        if (data.AdmitsFromLow)
            more.Add("CurriculumFromLow = true");
        if (!names.Omits(data.Accumulate <= 1))
            more.Add($"Accumulate = {Numbers.Format(data.Accumulate)}");
        if (data.Subset is { } subset)
            more.Add($"Subset = ({Numbers.Format(subset.First)}, {Numbers.Format(subset.Last)})");
        if (data.Split is { } split)
            more.Add($"Split = ({Numbers.Literal(split.Training)}, {Numbers.Literal(split.Validation)})");
        if (data.Measured != DataPart.All)
            more.Add($"Measured = DataPart.{data.Measured}");
        Write(code, $"Data = new DataSettings(BatchSize: {Numbers.Format(data.BatchSize)}, SamplerKind.{data.Sampler}, HighShare: {Numbers.Literal(data.HighShare)}, HighFrom: {Numbers.Format(data.HighFrom)}, Curriculum: {(data.Admission != null ? "true" : "false")})", more);
    }

    public static void Model(CodeWriter code, ModelSpec model, EmissionNames names)
    {
        List<string> more = [];
        Layers(more, "Encoder", model.Encoder);
        Layers(more, "Decoder", model.Decoder);
        if (model.UsesSilu)
            more.Add("Activation = HiddenActivation.Silu");
        if (model.Normalizes)
            more.Add("LayerNormalization = true");
        if (!names.Omits(model.Dropout <= 0))
            more.Add($"Dropout = {Numbers.Literal(model.Dropout)}");
        if (model.LogVariance is { } limits)
            more.Add($"LogVariance = {Pair(limits)}");
        if (model.LearnedCurvature is { } bounds)
            more.Add($"LearnedCurvature = new CurvatureBounds(Minimum: {Numbers.Literal(bounds.Low)}, Maximum: {Numbers.Literal(bounds.High)})");
        if (model.ProjectionLayers > 0)
            more.Add($"Networks = new ProjectionSettings(Layers: {Numbers.Format(model.ProjectionLayers)}, Width: {Numbers.Format(model.ProjectionWidth)})");
        Write(code, $"Model = new DualVaeSettings(Latent: {Numbers.Format(model.Latent)}, Encoder: {Integers(model.Encoder.A.Widths)}, Decoder: {Integers(model.Decoder.A.Widths)}, BallProjection.{model.Projection}, DecoderInput.{(model.DecodesBall ? "Ball" : "Latent")}, Curvature: {Numbers.Literal(model.Curvature)}, MaxRadius: {Numbers.Literal(model.MaxRadius)})", more);
    }

    private static void Write(CodeWriter code, string head, List<string> more)
    {
        if (more.Count == 0)
        {
            code.Line(head + ",");
            return;
        }
        code.Line(head);
        code.Open();
        foreach (string item in more)
            code.Line(item + ",");
        code.Close(",");
    }

    private static void Layers(List<string> more, string name, LayerPair layers)
    {
        if (layers.A.IsResidual)
            more.Add($"{name}A = {Of(layers.A)}");
        if (!layers.IsShared || layers.B.IsResidual)
            more.Add($"{name}B = {Of(layers.B)}");
    }

    private static string Of(LayerSpec layers) => $"new LayerSettings({Integers(layers.Widths)}{(layers.IsResidual ? ", IsResidual: true" : "")})";

    private static string Pair(Interval range) => $"({Numbers.Literal(range.Low)}, {Numbers.Literal(range.High)})";

    private static string Integers(IEnumerable<int> items) => $"new int[] {{ {string.Join(", ", items.Select(Numbers.Format))} }}";
}
