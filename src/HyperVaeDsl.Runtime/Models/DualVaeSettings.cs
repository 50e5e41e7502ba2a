namespace HyperVaeDsl.Runtime.Models;

/// <summary>How a latent vector z becomes a point of the Poincare ball of curvature -c, with a radius of at most max_radius.</summary>
public enum BallProjection
{
    /// <summary>exp_0(z) = tanh(sqrt(c)|z|) z / (sqrt(c)|z|), then clipped to max_radius: the historical choice; it saturates.</summary>
    ExponentialMap,

    /// <summary>z / |z| * max_radius * tanh(|z| / sqrt(latent)): a radius that stays sensitive at the prior's typical norm.</summary>
    TanhRadius,

    /// <summary>z / |z| * max_radius * sigmoid(w.z + b) with learned w, b.</summary>
    SigmoidRadius,

    /// <summary>d / |d| * max_radius * sigmoid(g(z)) with d = z + f(z) and networks f and g, see <see cref="ProjectionSettings"/>.</summary>
    LearnedDirection,
}

/// <summary>What the decoder reads.</summary>
public enum DecoderInput
{
    /// <summary>The latent vector before the projection.</summary>
    Latent,

    /// <summary>The point in the ball.</summary>
    Ball,
}

/// <summary>
/// Two VAEs with parameters of their own. Encoder 9-(hidden)-heads mean and log variance; decoder latent-(hidden)-27.
/// </summary>
/// <param name="Latent">Latent dimensions D.</param>
/// <param name="Encoder">Widths of the encoder's hidden layers in both VAEs.</param>
/// <param name="Decoder">Widths of the decoder's hidden layers in both VAEs.</param>
/// <param name="Projection">The map into the ball.</param>
/// <param name="DecoderInput">What the decoder reads.</param>
/// <param name="Curvature">c &gt; 0; the curvature is -c. A learned or planned curvature starts here.</param>
/// <param name="MaxRadius">Largest Euclidean norm of a point, below 1/sqrt(c) for every c that may be reached.</param>
public sealed record DualVaeSettings(
    int Latent,
    IReadOnlyList<int> Encoder,
    IReadOnlyList<int> Decoder,
    BallProjection Projection,
    DecoderInput DecoderInput,
    double Curvature,
    double MaxRadius)
{
    /// <summary>Hidden layers of VAE A's encoder; those of <see cref="Encoder"/> when null.</summary>
    public LayerSettings? EncoderA { get; init; }

    /// <summary>Hidden layers of VAE B's encoder; those of <see cref="Encoder"/> when null.</summary>
    public LayerSettings? EncoderB { get; init; }

    /// <summary>Hidden layers of VAE A's decoder; those of <see cref="Decoder"/> when null.</summary>
    public LayerSettings? DecoderA { get; init; }

    /// <summary>Hidden layers of VAE B's decoder; those of <see cref="Decoder"/> when null.</summary>
    public LayerSettings? DecoderB { get; init; }

    /// <summary>What follows the hidden layers of encoders and decoders.</summary>
    public HiddenActivation Activation { get; init; }

    /// <summary>Whether the hidden layers of encoders and decoders are normalised (Ba et al. 2016) before the activation.</summary>
    public bool LayerNormalization { get; init; }

    /// <summary>Share of activations that are set to 0 in training, in [0, 1); the others are divided by 1 - share (Srivastava et al. 2014).</summary>
    public double Dropout { get; init; }

    /// <summary>Limits of the logarithm of the posterior's variance; beyond them it has no gradient. Null for none.</summary>
    public (double Minimum, double Maximum)? LogVariance { get; init; }

    /// <summary>Bounds of a learned curvature; null when it is not learned.</summary>
    public CurvatureBounds? LearnedCurvature { get; init; }

    /// <summary>The networks of <see cref="BallProjection.LearnedDirection"/>.</summary>
    public ProjectionSettings? Networks { get; init; }
}
