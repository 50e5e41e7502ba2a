using System.Runtime.InteropServices;

namespace HyperVaeDsl.Engines.Cpu.Threading;

/// <summary>
/// The chunks of the operation that one thread computes, which threads with nothing else to do may claim too. The owner returns
/// when all chunks are done, so a work needs no memory of its own.
/// </summary>
internal sealed unsafe class SharedWork
{
    private delegate*<void*, int, void> body;
    private void* argument;
    private int chunkCount;
    private long cost;
    private long largestChunk;
    private Counters counters;

    /// <summary>The most chunks that can be offered.</summary>
    public const int MaximumChunks = ushort.MaxValue;

    /// <summary>The estimated cost of the largest chunk since <see cref="TakeCost"/>.</summary>
    public long LargestChunk => Volatile.Read(ref largestChunk);

    /// <summary>Whether all chunks are done.</summary>
    public bool IsComplete => Volatile.Read(ref counters.Completed) == chunkCount;

    /// <summary>Counts what the owner computes.</summary>
    public void Account(long work, int chunks)
    {
        cost += work;
        largestChunk = Math.Max(largestChunk, work / Math.Max(1, chunks));
    }

    /// <summary>What the owner has computed since the last call, as long as no thread computes.</summary>
    public long TakeCost()
    {
        var taken = cost;
        (cost, largestChunk) = (0, 0);
        return taken;
    }

    /// <summary>Offers the chunks. <paramref name="work"/> has to stay where it is until all are done.</summary>
    public void Publish(delegate*<void*, int, void> run, void* work, int chunks)
    {
        body = run;
        argument = work;
        chunkCount = chunks;
        counters.Completed = 0;
        Interlocked.Exchange(ref counters.Ticket, (((counters.Ticket >> 32) + 1) << 32) | (uint)chunks);
    }

    /// <summary>
    /// Claims a chunk and runs it: the owner from the last on, others from the first on, so that each finds in its cache what it
    /// had the last time. Body and argument are read after the claim: until the claimed chunk is completed the owner cannot publish
    /// anything else.
    /// </summary>
    public bool TryRunChunk(bool isOwner)
    {
        var seen = Volatile.Read(ref counters.Ticket);
        while ((ushort)(seen >> 16) < (ushort)seen)
        {
            var before = Interlocked.CompareExchange(ref counters.Ticket, isOwner ? seen - 1 : seen + (1 << 16), seen);
            if (before == seen)
            {
                body(argument, isOwner ? (ushort)seen - 1 : (ushort)(seen >> 16));
                Interlocked.Increment(ref counters.Completed);
                return true;
            }

            seen = before;
        }

        return false;
    }

    /// <summary>In cache lines of their own, or the threads would slow each other down.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Counters
    {
        /// <summary>Number of the published work in the upper half; in the lower half the first chunk that nobody has claimed, and the end.</summary>
        [FieldOffset(64)]
        public long Ticket;

        [FieldOffset(128)]
        public int Completed;
    }
}
