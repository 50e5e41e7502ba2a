using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>
/// Numbers as TorchSharp takes them, and as tensors of the device. Each is a native object with a finaliser, and a tensor costs a transfer or a kernel; most
/// return in every step. They also have to be held while libtorch reads them: TorchSharp passes on bare pointers, so a number that it makes for itself, as
/// the default alpha of add, may be freed by a finaliser in the middle of the call. The declarations of TorchSharp.Reference leave such members out.
/// </summary>
internal sealed class ScalarCache(torch.Device device) : IDisposable
{
    private const int Most = 512;

    private readonly Dictionary<double, Scalar> scalars = [];
    private readonly Dictionary<double, torch.Tensor> tensors = [];

    /// <summary>A number; valid until <see cref="Trim"/>.</summary>
    public Scalar this[double number]
    {
        get
        {
            if (!scalars.TryGetValue(number, out Scalar? scalar))
                scalars.Add(number, scalar = number);
            return scalar;
        }
    }

    /// <summary>A number as a 1 x 1 tensor, which nobody may change; valid until <see cref="Trim"/>.</summary>
    public torch.Tensor Tensor(double number)
    {
        if (!tensors.TryGetValue(number, out torch.Tensor? tensor))
            tensors.Add(number, tensor = torch.full(1, 1, this[number], torch.ScalarType.Float32, device).DetachFromDisposeScope());
        return tensor;
    }

    /// <summary>Forgets all if there are many: weights that change from step to step would add up.</summary>
    public void Trim()
    {
        if (scalars.Count + tensors.Count > Most)
            Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Scalar scalar in scalars.Values)
            scalar.Dispose();
        foreach (torch.Tensor tensor in tensors.Values)
            tensor.Dispose();
        scalars.Clear();
        tensors.Clear();
    }
}
