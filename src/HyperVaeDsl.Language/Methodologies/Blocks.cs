using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>The optimizer, gradient balance and clipping.</summary>
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
    TextSpan Span)
{
    /// <summary>Which optimizer it is.</summary>
    public OptimizerKind Kind { get; init; }

    /// <summary>Where the decays of Adam's moments stand; null where none are.</summary>
    public TextSpan? BetasSpan { get; init; }

    /// <summary>Momentum of SGD.</summary>
    public double Momentum { get; init; }
}

/// <summary>An optimizer.</summary>
public enum OptimizerKind
{
    /// <summary>Adam with decoupled weight decay.</summary>
    AdamW,

    /// <summary>Adam, whose weight decay is a gradient.</summary>
    Adam,

    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,
}

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
