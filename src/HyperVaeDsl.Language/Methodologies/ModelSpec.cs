using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>The map of a latent vector into the ball.</summary>
public enum Projection
{
    /// <summary>exp_0, clipped.</summary>
    ExponentialMap,

    /// <summary>max_radius tanh(|z| / sqrt(latent)).</summary>
    TanhRadius,

    /// <summary>max_radius sigmoid(w.z + b).</summary>
    SigmoidRadius,

    /// <summary>Direction z + f(z), radius max_radius sigmoid(g(z)).</summary>
    LearnedDirection,
}

/// <summary>The model.</summary>
/// <param name="Latent">Latent dimensions.</param>
/// <param name="Encoder">Hidden layers of the encoders.</param>
/// <param name="Decoder">Hidden layers of the decoders.</param>
/// <param name="Projection">The map into the ball.</param>
/// <param name="DecodesBall">Whether the decoder reads the point in the ball instead of the latent vector.</param>
/// <param name="Curvature">c of the curvature -c; where it is planned or learned, the value it starts with.</param>
/// <param name="MaxRadius">Largest norm of a point.</param>
/// <param name="NoiseScale">Factor of the posterior noise.</param>
/// <param name="Span">The block's keyword.</param>
/// <param name="ProjectionSpan">Where the projection is chosen.</param>
/// <param name="MaxRadiusSpan">Where the radius is set.</param>
public sealed record ModelSpec(
    int Latent,
    LayerPair Encoder,
    LayerPair Decoder,
    Projection Projection,
    bool DecodesBall,
    double Curvature,
    double MaxRadius,
    ScalarRef NoiseScale,
    TextSpan Span,
    TextSpan ProjectionSpan,
    TextSpan MaxRadiusSpan)
{
    /// <summary>Share of the other VAE in what a decoder reads, or null for none.</summary>
    public ScalarRef? Injection { get; init; }

    /// <summary>What divides the logits, or null for 1.</summary>
    public ScalarRef? LogitTemperature { get; init; }

    /// <summary>Factor of the posterior noise of VAE B, or null where it is that of VAE A.</summary>
    public ScalarRef? NoiseScaleB { get; init; }

    /// <summary>What divides the logits of VAE B, or null where it is what divides those of VAE A.</summary>
    public ScalarRef? LogitTemperatureB { get; init; }

    /// <summary>The signal that plans the curvature, or null.</summary>
    public ScalarRef? PlannedCurvature { get; init; }

    /// <summary>Where the curvature is said.</summary>
    public TextSpan CurvatureSpan { get; init; }

    /// <summary>Bounds of a learned curvature, or null.</summary>
    public Interval? LearnedCurvature { get; init; }

    /// <summary>Everything of the model that may be a signal.</summary>
    public IEnumerable<ScalarRef> Scalars => new[] { NoiseScale, NoiseScaleB, Injection, LogitTemperature, LogitTemperatureB, PlannedCurvature }.OfType<ScalarRef>().Concat(Reads);

    /// <summary>The signals that the forward pass of a model of the user's own is given.</summary>
    public IReadOnlyList<ScalarRef> Reads { get; init; } = [];

    /// <summary>Whether hidden layers are followed by SiLU instead of ReLU.</summary>
    public bool UsesSilu { get; init; }

    /// <summary>Whether hidden layers are normalised.</summary>
    public bool Normalizes { get; init; }

    /// <summary>Share of activations dropped in training.</summary>
    public double Dropout { get; init; }

    /// <summary>Limits of the logarithm of the variance, or null.</summary>
    public Interval? LogVariance { get; init; }

    /// <summary>Hidden layers of the networks of the learned projection.</summary>
    public int ProjectionLayers { get; init; }

    /// <summary>Their width.</summary>
    public int ProjectionWidth { get; init; }

    /// <summary>Whether it is a model of the user's own, of which nothing more is known.</summary>
    public bool IsOwn { get; init; }

    /// <summary>What a component needs to be there, in the words of a file; null when the model has it.</summary>
    public string? Lacks(string component) => IsOwn ? null : component.Substring(component.IndexOf('.') + 1) switch
    {
        "radius" when Projection is not (Projection.SigmoidRadius or Projection.LearnedDirection) => "only the projections sigmoid_radius and learned_direction have a radius head",
        "direction" when Projection != Projection.LearnedDirection => "only the projection learned_direction has a network for the direction",
        "curvature" when LearnedCurvature == null => "only a learned curvature is a component",
        _ => null,
    };
}

/// <summary>The hidden layers of the encoders, or decoders, of the two VAEs.</summary>
/// <param name="A">Of VAE A.</param>
/// <param name="B">Of VAE B.</param>
public sealed record LayerPair(LayerSpec A, LayerSpec B)
{
    /// <summary>Whether both VAEs have the same layers.</summary>
    public bool IsShared => A.IsResidual == B.IsResidual && A.Widths.SequenceEqual(B.Widths);
}

/// <summary>Hidden layers.</summary>
/// <param name="Widths">Width of every layer, or of every residual block.</param>
/// <param name="IsResidual">Whether the widths are those of residual blocks.</param>
public sealed record LayerSpec(IReadOnlyList<int> Widths, bool IsResidual);
