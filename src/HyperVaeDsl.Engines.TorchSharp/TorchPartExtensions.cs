using HyperVaeDsl.Runtime.Tensors;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>Calls of modules.</summary>
public static class TorchPartExtensions
{
    /// <summary>What a module makes of a tensor of the seam: in a training step in its training mode, else in its evaluation mode and without gradients.</summary>
    /// <param name="part">The part, which a trainer has taken.</param>
    /// <param name="x">n x inputs.</param>
    /// <returns>n x outputs.</returns>
    /// <exception cref="InvalidOperationException">The tensor belongs to another engine.</exception>
    public static Tensor Apply<TModule>(this TorchPart<TModule> part, Tensor x)
        where TModule : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(x);
        if (x.Engine is not TorchEngine engine)
            throw new InvalidOperationException($"A TorchSharp module takes tensors of the engine 'torch', and this {x.Rows} x {x.Columns} one belongs to '{x.Engine.Name}'.");
        return engine.Wrap(engine.Compute(part.Module, () => part.Module.call(engine.Unwrap(x))));
    }
}
