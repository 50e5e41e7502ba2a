using System.Runtime.InteropServices;

namespace HyperVaeDsl.Engines.Cpu.Memory;

/// <summary>
/// Zeroed memory outside the garbage collector's heaps, aligned to cache lines: collected memory that is pinned counts as old, so that
/// making it would collect everything that is old. Kernels work on whole vectors: they may read up to <see cref="Slack"/> elements past the
/// end, and write up to the next multiple of a vector.
/// </summary>
internal sealed unsafe class PinnedBuffer<T>
    where T : unmanaged
{
    private const int Alignment = 64;
    private const int Slack = 64;

    public PinnedBuffer(int length)
    {
        Length = length;
        nuint bytes = (nuint)(length + Slack) * (nuint)sizeof(T);
        Pointer = (T*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(Pointer, bytes);
    }

    ~PinnedBuffer() => NativeMemory.AlignedFree(Pointer);

    public int Length { get; }

    /// <summary>The first element; valid while the buffer is referenced.</summary>
    public T* Pointer { get; }

    public Span<T> Span => new(Pointer, Length);
}
