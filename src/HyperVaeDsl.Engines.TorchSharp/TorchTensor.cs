using HyperVaeDsl.Runtime.Tensors;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>A tensor of libtorch with the step that it belongs to.</summary>
internal sealed class TorchTensor(TorchEngine engine, int rows, int columns, torch.Tensor value, long step) : Tensor(engine, rows, columns)
{
    /// <summary>Marks what lives as long as the engine.</summary>
    public const long Persistent = -1;

    /// <summary>Rows x columns on the engine's device.</summary>
    public torch.Tensor Value { get; } = value;

    /// <summary>The same memory without gradient, for steps that record none; <see cref="Value"/> unless this is a parameter.</summary>
    public torch.Tensor Plain { get; init; } = value;

    /// <summary>What gradients are found for: <see cref="Value"/>, or the parameter of a module that has its memory.</summary>
    public torch.Tensor Leaf { get; set; } = value;

    /// <summary>The latest step with gradients that a parameter took part in.</summary>
    public long UsedIn { get; set; } = Persistent;

    /// <summary>The step, or <see cref="Persistent"/>.</summary>
    public long Step { get; } = step;
}
