using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Optimization;

/// <summary>An optimizer with learning-rate scales by component, gradient balance and clipping.</summary>
/// <param name="AdamW">The constants.</param>
/// <param name="LearningRateScales">Component path (such as "vae_B.decoder") and factor; the longest matching path counts, 1 without a match.</param>
/// <param name="Balance">Balance of two components' gradients, or null.</param>
/// <param name="ClipNorm">Largest Euclidean norm of all gradients together, after balancing; 0 for no clipping.</param>
public sealed record OptimizerSettings(
    AdamWSettings AdamW,
    IReadOnlyList<KeyValuePair<string, double>> LearningRateScales,
    GradientBalance? Balance,
    double ClipNorm)
{
    /// <summary>Which optimizer it is; SGD takes only the weight decay of the constants.</summary>
    public OptimizerKind Kind { get; init; }

    /// <summary>Momentum of SGD, in [0, 1).</summary>
    public double Momentum { get; init; }
}

/// <summary>
/// Brings the gradient norms of two components together: with n_A, n_B the moving averages of the norms (measured before any
/// scaling, started at the first sample), g_A = clamp(sqrt(n_B / n_A)), g_B = clamp(sqrt(n_A / n_B)).
/// The root makes the two meet; the full ratio would swap them.
/// </summary>
/// <param name="First">Component path A.</param>
/// <param name="Second">Component path B.</param>
/// <param name="Ema">Weight of the past in the moving average, in [0, 1).</param>
/// <param name="Minimum">Smallest factor.</param>
/// <param name="Maximum">Largest factor.</param>
public sealed record GradientBalance(string First, string Second, double Ema, double Minimum, double Maximum);
