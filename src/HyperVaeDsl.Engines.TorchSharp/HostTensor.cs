using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HyperVaeDsl.Runtime.Randomness;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>Numbers of the runtime as tensors of libtorch in the memory of the host.</summary>
internal static class HostTensor
{
    /// <summary>Below some 50 microseconds of drawing, waking other threads would take as long.</summary>
    private const int PartsToShare = 12;

    /// <summary>A matrix, row by row.</summary>
    public static torch.Tensor Of(ReadOnlySpan<float> values, int rows, int columns)
    {
        torch.Tensor host = torch.empty(rows, (long)columns, torch.ScalarType.Float32);
        if (values.Length > 0)
            values.CopyTo(MemoryMarshal.Cast<byte, float>(host.bytes));
        return host;
    }

    /// <summary>Normal numbers, rows x columns. Several threads draw many of them, each at its own place.</summary>
    public static unsafe torch.Tensor Of(NormalFill fill, int rows, int columns, ParallelOptions threads)
    {
        torch.Tensor host = torch.empty(rows, (long)columns, torch.ScalarType.Float32);
        if (fill.Count == 0)
            return host;
        Span<float> numbers = MemoryMarshal.Cast<byte, float>(host.bytes);
        if (fill.Parts < PartsToShare || threads.MaxDegreeOfParallelism == 1)
        {
            fill.Draw(numbers);
            return host;
        }

        // The memory is libtorch's, which does not move it.
        nint start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(numbers));
        Parallel.For(0, fill.Parts, threads, part => fill.Draw(part, new Span<float>((void*)start, fill.Count)));
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
