using System.Runtime.CompilerServices;

namespace HyperVaeDsl.Engines.Cpu.Memory;

/// <summary>
/// Zeroed memory that the garbage collector does not move, aligned to cache lines. Kernels work on whole vectors: they may read
/// up to <see cref="Slack"/> elements past the end, and write up to the next multiple of a vector.
/// </summary>
internal sealed unsafe class PinnedBuffer<T>
    where T : unmanaged
{
    private const int Alignment = 64;
    private const int Slack = 64;

    private readonly T[] array;

    public PinnedBuffer(int length)
    {
        Length = length;
        array = GC.AllocateArray<T>(length + Slack + (Alignment / sizeof(T)), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref array[0]);
        Pointer = (T*)((address + Alignment - 1) & ~(nuint)(Alignment - 1));
    }

    public int Length { get; }

    /// <summary>The first element; valid while the buffer is referenced.</summary>
    public T* Pointer { get; }

    public Span<T> Span => new(Pointer, Length);
}
