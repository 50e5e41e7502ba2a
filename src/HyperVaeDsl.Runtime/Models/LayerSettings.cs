namespace HyperVaeDsl.Runtime.Models;

/// <summary>
/// The hidden layers of an encoder or a decoder. Plain: a linear layer and an activation for every width. Residual (He et al. 2016):
/// a linear layer to the width and an activation, then for every width a block h = activation(h + L2(activation(L1(h)))); all
/// widths are then the same.
/// </summary>
/// <param name="Widths">Width of every hidden layer, or of every residual block.</param>
/// <param name="IsResidual">Whether the widths are those of residual blocks.</param>
public sealed record LayerSettings(IReadOnlyList<int> Widths, bool IsResidual = false);
