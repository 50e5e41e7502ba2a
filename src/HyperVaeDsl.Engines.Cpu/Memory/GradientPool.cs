namespace HyperVaeDsl.Engines.Cpu.Memory;

/// <summary>
/// Gradients of results live only from the first node that adds to them until their own node has passed them on. They share
/// a few buffers of each size, the last returned first, which is then still in the cache.
/// </summary>
internal sealed class GradientPool
{
    private readonly Dictionary<int, Stack<PinnedBuffer<float>>> freeOfLength = [];

    public PinnedBuffer<float> Rent(int length) =>
        freeOfLength.TryGetValue(length, out var free) && free.TryPop(out var buffer) ? buffer : new PinnedBuffer<float>(length);

    public void Return(PinnedBuffer<float> buffer)
    {
        if (!freeOfLength.TryGetValue(buffer.Length, out var free))
            freeOfLength.Add(buffer.Length, free = new Stack<PinnedBuffer<float>>());
        free.Push(buffer);
    }
}
