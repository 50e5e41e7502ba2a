using System.Runtime.InteropServices;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;
using TorchSharp;
using NamedParameter = (string Name, TorchSharp.Modules.Parameter Parameter);

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>
/// A module of TorchSharp as a component of a methodology. The module keeps its own initial values. From the moment that a trainer takes the
/// model, its parameters are views of the trainer's flat buffers, so that optimizer, clipping, freezing and checkpoints treat them like any other; their
/// names are those of the module, such as "0.weight", which is also what the embedded engine's layers are called in checkpoints.
/// </summary>
/// <typeparam name="TModule">The class of the module.</typeparam>
public sealed class TorchPart<TModule> : ModelPart
    where TModule : torch.nn.Module
{
    private readonly (Parameter Ours, torch.Tensor Theirs)[] parameters;

    /// <summary>Takes the parameters of a module that record gradients. Buffers, such as running means, stay the module's and are in no checkpoint.</summary>
    /// <param name="module">The module, on the device of the engine.</param>
    /// <exception cref="ArgumentException">A parameter has other elements than float32.</exception>
    public TorchPart(TModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        Module = module;
        parameters = [.. module.named_parameters().Where(named => named.parameter.requires_grad).Select(named => (Declare(named), (torch.Tensor)named.parameter))];
    }

    /// <summary>The module.</summary>
    public TModule Module { get; }

    /// <summary>
    /// The module rounds its own products where <see cref="TensorEngine.Precision"/> is mixed. TorchSharp has no autocast that would do it, so a
    /// methodology with 'precision mixed' refuses modules that do not say so.
    /// </summary>
    public bool FollowsPrecision { get; init; }

    /// <inheritdoc/>
    protected override void Bound()
    {
        foreach ((Parameter ours, torch.Tensor theirs) in parameters)
        {
            if (ours.Value is not TorchTensor { Engine: TorchEngine engine } tensor)
                throw new InvalidOperationException($"The parameter {ours.Name} is one of a TorchSharp module, which trains on the engine 'torch' only; the engine here is '{ours.Value.Engine.Name}'.");
            if (engine.Precision == Precision.Mixed && !FollowsPrecision)
                throw new UnsupportedPrecisionException($"'precision mixed' rounds the products of the runtime's layers, and TorchSharp has no autocast that would round those of the module with the parameter {ours.Name}. Write 'precision single'; or round them in the module where the engine's Precision is Mixed, and make the part with FollowsPrecision.");
            engine.Lend(tensor, theirs, ours.Name);
        }
    }

    private Parameter Declare(NamedParameter named)
    {
        if (named.Parameter.dtype != torch.ScalarType.Float32)
            throw new ArgumentException($"The parameter {named.Name} has elements of {named.Parameter.dtype}; methodologies train float32.");
        long[] shape = named.Parameter.shape;
        (int rows, int columns) = shape.Length > 1 ? ((int)shape[0], (int)shape.Skip(1).Aggregate(1L, (product, size) => product * size)) : (1, shape.Length == 0 ? 1 : (int)shape[0]);
        var values = new float[rows * columns];
        using torch.Tensor plain = named.Parameter.detach();
        using torch.Tensor host = plain.cpu();
        using torch.Tensor dense = host.contiguous();
        MemoryMarshal.Cast<byte, float>(dense.bytes).CopyTo(values);
        return Declare(named.Name, rows, columns, values, isVector: shape.Length < 2);
    }
}
