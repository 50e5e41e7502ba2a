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
/// Two VAEs of one shape with parameters of their own. Encoder 9-(hidden)-heads mean and log variance; decoder latent-(hidden)-27.
/// </summary>
/// <param name="Latent">Latent dimensions D.</param>
/// <param name="Encoder">Widths of the encoder's hidden layers, ReLU after each.</param>
/// <param name="Decoder">Widths of the decoder's hidden layers, ReLU after each.</param>
/// <param name="Projection">The map into the ball.</param>
/// <param name="DecoderInput">What the decoder reads.</param>
/// <param name="Curvature">c &gt; 0; the curvature is -c.</param>
/// <param name="MaxRadius">Largest Euclidean norm of a point, below 1/sqrt(c).</param>
public sealed record DualVaeSettings(
    int Latent,
    IReadOnlyList<int> Encoder,
    IReadOnlyList<int> Decoder,
    BallProjection Projection,
    DecoderInput DecoderInput,
    double Curvature,
    double MaxRadius);
