using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds the model block.</summary>
internal sealed class ModelBinder(BindingContext context)
{
    private const int LargestWidth = 65536;
    private const double SmallestCurvature = 1e-6;
    private const double LargestCurvature = 1e6;

    private readonly List<FactReader?> read = [];

    /// <summary>The model; null when it cannot be judged.</summary>
    public ModelSpec? Bind(BlockSyntax block)
    {
        FactTable facts = new(block.Statements, context, block.Keyword.Span, "The model block");
        foreach (FactReader own in new[] { facts.Optional("components", "components encoder decoder"), facts.Optional("reads", "reads temperature") }.OfType<FactReader>())
            context.Report(Rules.BadValue, own.Span, "The runtime knows the components of its own model and what they read; 'components' and 'reads' are for 'model external NAME'. Remove the line.", new DiagnosticDetails { Fixes = [Fix.Removal("Remove the line", own.Statement) with { Applicability = Applicability.Choice }] });
        int? latent = Required(facts, "latent", "latent 16")?.Whole(1, 4096, "The number of latent dimensions");
        LayerPair? encoder = Layers(facts, "encoder", "encoder 256 128 64");
        LayerPair? decoder = Layers(facts, "decoder", "decoder 32 64");
        FactReader? projection = Required(facts, "projection", "projection tanh_radius, or projection learned_direction layers 1 width 64");
        string? map = projection?.Word("exponential_map", "tanh_radius", "sigmoid_radius", "learned_direction");
        (int layers, int width) = map == "learned_direction" ? Networks(projection!) : (0, 0);
        string? input = Required(facts, "decoder_input", "decoder_input ball")?.Word("ball", "latent");
        FactReader? curvatureFact = Required(facts, "curvature", "curvature 1.0, or curvature learned 1.0 in 0.5..1.1");
        (ScalarRef? curvature, Interval? learned) = Curvature(curvatureFact);
        double? radius = Required(facts, "max_radius", "max_radius 0.95")?.Real(1e-6, 1e6, "A radius");
        (ScalarRef? noise, ScalarRef? noiseB) = OfEach(facts, "noise_scale", isRequired: true);
        ScalarRef? injection = BlockBinder.Ref(Optional(facts, "injection", "injection 0.1, or injection rho")?.Scalar());
        (ScalarRef? temperature, ScalarRef? temperatureB) = OfEach(facts, "logit_temperature", isRequired: false);
        string? activation = Optional(facts, "activation", "activation silu")?.Word("relu", "silu");
        string? normalization = Optional(facts, "normalization", "normalization layer")?.Word("none", "layer");
        double? dropout = Optional(facts, "dropout", "dropout 0.1")?.Real(0, 0.99, "The share that dropout sets to 0");
        Interval? logVariance = Bounds(Optional(facts, "log_variance", "log_variance -10..2"), "The limits of the logarithm of the variance");
        // Each is finished, so that each mistake is reported.
        if (read.Count(fact => fact?.Finish() == true) < read.Count || encoder == null || decoder == null || noise == null || !StartsInside(curvature, learned))
            return null;
        return new ModelSpec(
            latent!.Value, encoder, decoder, MapOf(map), input == "ball", curvature!.Number, radius!.Value, noise,
            block.Keyword.Span, facts.SpanOf("projection"), facts.SpanOf("max_radius"))
        {
            Injection = injection,
            LogitTemperature = temperature,
            LogitTemperatureB = temperatureB,
            NoiseScaleB = noiseB,
            PlannedCurvature = curvature.Signal == null ? null : curvature,
            LearnedCurvature = learned,
            CurvatureSpan = facts.SpanOf("curvature"),
            UsesSilu = activation == "silu",
            Normalizes = normalization == "layer",
            Dropout = dropout ?? 0,
            LogVariance = logVariance,
            ProjectionLayers = layers,
            ProjectionWidth = width,
        };
    }

    private static Projection MapOf(string? map) => map switch
    {
        "exponential_map" => Projection.ExponentialMap,
        "tanh_radius" => Projection.TanhRadius,
        "learned_direction" => Projection.LearnedDirection,
        _ => Projection.SigmoidRadius,
    };

    private FactReader? Required(FactTable facts, string keyword, string form)
    {
        FactReader? reader = facts.Required(keyword, form);
        read.Add(reader);
        return reader;
    }

    private FactReader? Optional(FactTable facts, string keyword, string form)
    {
        FactReader? reader = facts.Optional(keyword, form);
        if (reader != null)
            read.Add(reader);
        return reader;
    }

    // A value for both VAEs, or one for each; the second is null where it is the first.
    private (ScalarRef? A, ScalarRef? B) OfEach(FactTable facts, string keyword, bool isRequired)
    {
        string form = $"{keyword} 1, or {keyword} temperature";
        FactReader? ofA = Optional(facts, keyword + "_A", $"{keyword}_A 1, or {keyword}_A temperature");
        FactReader? ofB = Optional(facts, keyword + "_B", $"{keyword}_B 1, or {keyword}_B temperature");
        bool isLeftOver = ofA != null && ofB != null;
        FactReader? ofBoth = isRequired && !isLeftOver ? Required(facts, keyword, form) : Optional(facts, keyword, form);
        ScalarRef? both = BlockBinder.Ref(ofBoth?.Scalar());
        ScalarRef? a = ofA == null ? both : BlockBinder.Ref(ofA.Scalar());
        ScalarRef? b = ofB == null ? both : BlockBinder.Ref(ofB.Scalar());
        if (isLeftOver && ofBoth != null)
        {
            context.Report(Rules.BadValue, facts.SpanOf(keyword), $"'{keyword}' has no effect: '{keyword}_A' and '{keyword}_B' say those of both VAEs. Remove it.");
            return (null, null);
        }
        bool isSame = a == null ? b == null : b != null && a.Signal == b.Signal && a.Number.Equals(b.Number);
        // A logit temperature of one VAE alone leaves that of the other at 1.
        ScalarRef usual = new(null, 1, facts.SpanOf(keyword + (a == null ? "_B" : "_A")));
        return isSame ? (a, null) : (a ?? (isRequired ? null : usual), b ?? (isRequired ? null : usual));
    }

    private LayerPair? Layers(FactTable facts, string keyword, string example)
    {
        FactReader? ofA = facts.Optional(keyword + "_A", $"{keyword}_A{example.Substring(keyword.Length)}");
        FactReader? ofB = facts.Optional(keyword + "_B", $"{keyword}_B{example.Substring(keyword.Length)}, or {keyword}_B residual 128 128");
        FactReader? ofBoth = ofA != null && ofB != null ? facts.Optional(keyword, example)
            : facts.Required(keyword, ofA == null && ofB == null ? example : $"{keyword}_{(ofA == null ? "A" : "B")}{example.Substring(keyword.Length)}, or {example} for the VAE that has no layers of its own");
        if (ofA != null && ofB != null && ofBoth != null)
        {
            context.Report(Rules.BadValue, facts.SpanOf(keyword), $"'{keyword}' has no effect: '{keyword}_A' and '{keyword}_B' say the layers of both VAEs. Remove it.");
            return null;
        }
        LayerSpec? both = Layers(ofBoth);
        LayerSpec? a = ofA == null ? both : Layers(ofA);
        LayerSpec? b = ofB == null ? both : Layers(ofB);
        return a == null || b == null ? null : new LayerPair(a, b);
    }

    private LayerSpec? Layers(FactReader? reader)
    {
        if (reader == null)
            return null;
        bool isResidual = reader.Accept("residual");
        List<int> widths = [];
        do
        {
            if (reader.Whole(1, LargestWidth, "The width of a layer") is { } width)
                widths.Add(width);
        }
        while (reader.HasMore);
        if (!reader.Finish())
            return null;
        if (!isResidual || widths.Distinct().Count() == 1)
            return new LayerSpec(widths, isResidual);
        context.Report(Rules.UnequalBlocks, reader.Span, $"A residual block adds its input to its output, so all blocks have one width, not {string.Join(" and ", widths.Distinct().Select(Numbers.Format))}. Write for example 'residual {string.Join(" ", widths.Select(_ => Numbers.Format(widths.Max())))}'.", new DiagnosticDetails { Notes = ["Layers of different widths are written without 'residual'."] });
        return null;
    }

    private static (int Layers, int Width) Networks(FactReader reader)
    {
        reader.Word("layers");
        int? layers = reader.Whole(1, 8, "The number of layers");
        reader.Word("width");
        int? width = reader.Whole(1, LargestWidth, "The width of a layer");
        return (layers ?? 0, width ?? 0);
    }

    private static (ScalarRef? Value, Interval? Learned) Curvature(FactReader? reader)
    {
        const string What = "A curvature (the c of -c)";
        if (reader?.Accept("learned") == true)
        {
            double? start = reader.Real(SmallestCurvature, LargestCurvature, What);
            reader.Word("in");
            RangeSyntax? bounds = reader.Range(SmallestCurvature, LargestCurvature, What);
            return start == null || bounds == null ? (null, null) : (new ScalarRef(null, start.Value, reader.Span), new Interval(bounds.From.Value, bounds.To!.Value));
        }
        if (reader?.NextIsWord == true)
            return (BlockBinder.Ref(reader.Scalar()), null);
        return reader?.Real(SmallestCurvature, LargestCurvature, What) is { } value ? (new ScalarRef(null, value, reader.Span), null) : (null, null);
    }

    private bool StartsInside(ScalarRef? start, Interval? learned)
    {
        if (start == null || learned is not { } bounds || (bounds.Low < start.Number && start.Number < bounds.High))
            return start != null;
        context.Report(Rules.LearnedCurvatureStart, start.Span, $"A learned curvature starts inside its bounds {Numbers.Format(bounds.Low)}..{Numbers.Format(bounds.High)}, which it never reaches; {Numbers.Format(start.Number)} is not inside. Write for example 'curvature learned {Numbers.Short((bounds.Low + bounds.High) / 2)} in {Numbers.Format(bounds.Low)}..{Numbers.Format(bounds.High)}'.");
        return false;
    }

    private static Interval? Bounds(FactReader? reader, string what) =>
        reader?.Range(double.MinValue, double.MaxValue, what) is { } range ? new Interval(range.From.Value, range.To!.Value) : null;
}
