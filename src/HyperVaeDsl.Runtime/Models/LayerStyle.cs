using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>What follows a linear layer: normalisation, activation, dropout, in this order.</summary>
/// <param name="Activation">The activation; null for none.</param>
/// <param name="Normalizes">Whether each row is normalised first.</param>
/// <param name="Drops">Whether dropout follows.</param>
internal sealed record LayerStyle(HiddenActivation? Activation, bool Normalizes, bool Drops)
{
    /// <summary>The linear layer alone.</summary>
    public static readonly LayerStyle Linear = new(null, false, false);

    /// <summary>Modules of a PyTorch Sequential that one layer takes, itself included.</summary>
    public int Modules => 1 + (Normalizes ? 1 : 0) + (Activation is null ? 0 : 1) + (Drops ? 1 : 0);

    /// <summary>The activation of a tensor.</summary>
    public Tensor Activate(Tensor x) => Activation switch
    {
        HiddenActivation.Relu => x.Relu(),
        HiddenActivation.Silu => x * x.Sigmoid(),
        _ => x,
    };
}
