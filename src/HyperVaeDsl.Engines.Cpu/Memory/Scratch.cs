namespace HyperVaeDsl.Engines.Cpu.Memory;

/// <summary>Memory that an operation uses while it runs; it grows to the largest request and is then reused.</summary>
internal sealed unsafe class Scratch
{
    private PinnedBuffer<float> buffer = new(1 << 15);

    /// <summary>At least <paramref name="length"/> elements of unknown content, valid until the next request.</summary>
    public float* Take(int length)
    {
        if (buffer.Length < length)
            buffer = new PinnedBuffer<float>(length);
        return buffer.Pointer;
    }
}
