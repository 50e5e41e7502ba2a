using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>How batches are drawn.</summary>
public enum Sampler
{
    /// <summary>A fresh permutation each epoch.</summary>
    Shuffled,

    /// <summary>Equal shares for all valuations.</summary>
    StratifiedEqually,

    /// <summary>A share for the high valuations, the rest in proportion.</summary>
    StratifiedHigh,
}

/// <summary>Data and batches.</summary>
/// <param name="BatchSize">Operations in a batch.</param>
/// <param name="Sampler">How they are drawn.</param>
/// <param name="HighShare">Share of the high valuations, in (0, 1), for that sampler.</param>
/// <param name="HighFrom">Lowest valuation that counts as high, for that sampler.</param>
/// <param name="Admission">Signal that admits operations from high valuations to low, or null.</param>
/// <param name="Span">Where the batch size is said.</param>
public sealed record DataSpec(int BatchSize, Sampler Sampler, double HighShare, int HighFrom, ScalarRef? Admission, TextSpan Span)
{
    /// <summary>Batches in an epoch.</summary>
    public int StepsPerEpoch => (DataFacts.Operations + BatchSize - 1) / BatchSize;
}

/// <summary>The map of a latent vector into the ball.</summary>
public enum Projection
{
    /// <summary>exp_0, clipped.</summary>
    ExponentialMap,

    /// <summary>max_radius tanh(|z| / sqrt(latent)).</summary>
    TanhRadius,

    /// <summary>max_radius sigmoid(w.z + b).</summary>
    SigmoidRadius,
}

/// <summary>The model.</summary>
/// <param name="Latent">Latent dimensions.</param>
/// <param name="Encoder">Widths of the hidden layers.</param>
/// <param name="Decoder">Widths of the hidden layers.</param>
/// <param name="Projection">The map into the ball.</param>
/// <param name="DecodesBall">Whether the decoder reads the point in the ball instead of the latent vector.</param>
/// <param name="Curvature">c of the curvature -c.</param>
/// <param name="MaxRadius">Largest norm of a point.</param>
/// <param name="NoiseScale">Factor of the posterior noise.</param>
/// <param name="Span">The block's keyword.</param>
/// <param name="ProjectionSpan">Where the projection is chosen.</param>
/// <param name="MaxRadiusSpan">Where the radius is set.</param>
public sealed record ModelSpec(
    int Latent,
    IReadOnlyList<int> Encoder,
    IReadOnlyList<int> Decoder,
    Projection Projection,
    bool DecodesBall,
    double Curvature,
    double MaxRadius,
    ScalarRef NoiseScale,
    TextSpan Span,
    TextSpan ProjectionSpan,
    TextSpan MaxRadiusSpan);

/// <summary>AdamW, gradient balance and clipping.</summary>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
/// <param name="WeightDecay">Decoupled weight decay.</param>
/// <param name="Scales">Learning-rate factors of components.</param>
/// <param name="Balance">Gradient balance, or null.</param>
/// <param name="ClipNorm">Largest norm of all gradients; 0 for none.</param>
/// <param name="Span">The block's keyword.</param>
public sealed record OptimizerSpec(
    ScalarRef LearningRate,
    double Beta1,
    double Beta2,
    double Epsilon,
    double WeightDecay,
    IReadOnlyList<ComponentScale> Scales,
    BalanceSpec? Balance,
    double ClipNorm,
    TextSpan Span);

/// <summary>Learning-rate factor of a component.</summary>
/// <param name="Component">Path, such as vae_B.decoder.</param>
/// <param name="Factor">The factor, at least 0.</param>
/// <param name="Span">Where the component is named.</param>
public sealed record ComponentScale(string Component, ScalarRef Factor, TextSpan Span);

/// <summary>Balance of two components' gradients.</summary>
/// <param name="First">A component.</param>
/// <param name="Second">The other.</param>
/// <param name="Ema">Weight of the past.</param>
/// <param name="Minimum">Smallest factor.</param>
/// <param name="Maximum">Largest factor.</param>
public sealed record BalanceSpec(string First, string Second, double Ema, double Minimum, double Maximum);
