using System.Runtime.InteropServices;
using HyperVaeDsl.Runtime.Randomness;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>Numbers of the runtime as tensors of libtorch in the memory of the host.</summary>
internal static class HostTensor
{
    /// <summary>A matrix, row by row.</summary>
    public static torch.Tensor Of(ReadOnlySpan<float> values, int rows, int columns)
    {
        torch.Tensor host = torch.empty(rows, (long)columns, torch.ScalarType.Float32);
        if (values.Length > 0)
            values.CopyTo(MemoryMarshal.Cast<byte, float>(host.bytes));
        return host;
    }

    /// <summary>Normal numbers, rows x columns, drawn in place. Waking other threads for them was measured to cost a step on a GPU more than it saves.</summary>
    public static torch.Tensor Of(NormalFill fill, int rows, int columns)
    {
        torch.Tensor host = torch.empty(rows, (long)columns, torch.ScalarType.Float32);
        if (fill.Count > 0)
            fill.Draw(MemoryMarshal.Cast<byte, float>(host.bytes));
        return host;
    }

    /// <summary>Indices or classes, as libtorch takes them.</summary>
    public static torch.Tensor Of(ReadOnlySpan<int> indices)
    {
        torch.Tensor host = torch.empty(indices.Length, torch.ScalarType.Int64);
        if (indices.Length > 0)
        {
            Span<long> wide = MemoryMarshal.Cast<byte, long>(host.bytes);
            for (int i = 0; i < indices.Length; i++)
                wide[i] = indices[i];
        }

        return host;
    }
}
