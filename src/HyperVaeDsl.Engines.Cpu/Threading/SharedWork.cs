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
    /// Claims a chunk and runs it. Body, argument and count are read after the claim: until the claimed chunk is completed the
    /// owner cannot publish anything else.
    /// </summary>
    public bool TryRunChunk()
    {
        var seen = Volatile.Read(ref counters.Ticket);
        while ((uint)seen != 0)
        {
            var before = Interlocked.CompareExchange(ref counters.Ticket, seen - 1, seen);
            if (before == seen)
            {
                body(argument, chunkCount - (int)(uint)seen);
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
        /// <summary>Number of the published work in the upper half, chunks that nobody has claimed in the lower half.</summary>
        [FieldOffset(64)]
        public long Ticket;

        [FieldOffset(128)]
        public int Completed;
    }
}
