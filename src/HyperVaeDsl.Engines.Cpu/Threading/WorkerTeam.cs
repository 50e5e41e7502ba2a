using System.Diagnostics;

namespace HyperVaeDsl.Engines.Cpu.Threading;

/// <summary>
/// Fork and join on a fixed set of threads. The caller publishes a work, everybody claims chunks of it one at a time, and the
/// caller returns when all are done. Helpers look for the next work for some 50 microseconds before they sleep, because waking
/// a thread costs more than most operations. Where other programs keep the cores busy, a helper that is put aside in the middle
/// of a chunk would hold up everything; see <see cref="SharingPolicy"/>.
/// </summary>
internal sealed unsafe class WorkerTeam : IDisposable
{
    /// <summary>
    /// Work below this estimate is not worth sharing. The unit is a quarter of an element of a simple elementwise function, or 4
    /// multiply-adds of a product, some 0.1 ns; sharing costs a microsecond or two.
    /// </summary>
    private const long MinimumSharedCost = 40_000;

    private static readonly long SpinTicks = Stopwatch.Frequency / 20_000;

    private readonly Thread[] helpers;
    private readonly SemaphoreSlim wakeUp = new(0);
    private SharingPolicy policy;

    // Number of the published work in the upper half, chunks that nobody has claimed in the lower half.
    private long ticket;
    private delegate*<void*, int, void> body;
    private void* argument;
    private int chunkCount;
    private int completed;
    private int sleepers;
    private volatile bool stopping;

    public WorkerTeam(int threadCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threadCount);
        helpers = new Thread[threadCount - 1];
        for (var i = 0; i < helpers.Length; i++)
        {
            helpers[i] = new Thread(Help) { IsBackground = true, Name = $"cpu engine helper {i + 1}" };
            helpers[i].Start();
        }
    }

    public int ThreadCount => helpers.Length + 1;

    /// <summary>Runs every chunk and returns when all are done.</summary>
    public void Run<TWork>(in TWork work, int chunks, long cost)
        where TWork : unmanaged, IChunkedWork
    {
        if (chunks <= 1 || cost < MinimumSharedCost || helpers.Length == 0)
        {
            RunAlone(in work, chunks);
            return;
        }

        var start = Stopwatch.GetTimestamp();
        var waitedLong = false;
        if (policy.IsAlone)
        {
            RunAlone(in work, chunks);
        }
        else
        {
            var copy = work;
            waitedLong = Share(&RunChunk<TWork>, &copy, chunks, cost / chunks);
        }

        policy.Report(cost, start, Stopwatch.GetTimestamp(), waitedLong);
    }

    public void Dispose()
    {
        stopping = true;
        if (helpers.Length > 0)
            wakeUp.Release(helpers.Length);
        foreach (var helper in helpers)
            helper.Join();
        wakeUp.Dispose();
    }

    private static void RunAlone<TWork>(in TWork work, int chunks)
        where TWork : unmanaged, IChunkedWork
    {
        for (var chunk = 0; chunk < chunks; chunk++)
            work.Run(chunk);
    }

    private static void RunChunk<TWork>(void* work, int chunk)
        where TWork : unmanaged, IChunkedWork => ((TWork*)work)->Run(chunk);

    /// <summary>Returns whether the caller had to wait for its helpers longer than is normal.</summary>
    private bool Share(delegate*<void*, int, void> run, void* work, int chunks, long chunkCost)
    {
        body = run;
        argument = work;
        chunkCount = chunks;
        completed = 0;
        Interlocked.Exchange(ref ticket, (((ticket >> 32) + 1) << 32) | (uint)chunks);
        if (Volatile.Read(ref sleepers) > 0)
            wakeUp.Release(Math.Min(helpers.Length, chunks - 1));
        while (TryRunChunk())
        {
        }

        return AwaitHelpers(chunks, chunkCost);
    }

    private bool AwaitHelpers(int chunks, long chunkCost)
    {
        if (Volatile.Read(ref completed) == chunks)
            return false;
        var start = Stopwatch.GetTimestamp();
        var patience = SharingPolicy.PatienceFor(chunkCost);
        while (Volatile.Read(ref completed) < chunks)
        {
            if (Stopwatch.GetTimestamp() - start < patience)
                Thread.SpinWait(1);
            else
                Thread.Yield();
        }

        return Stopwatch.GetTimestamp() - start >= patience;
    }

    /// <summary>
    /// Claims a chunk and runs it. Body, argument and count are read after the claim: until the claimed chunk is completed the
    /// caller cannot publish anything else.
    /// </summary>
    private bool TryRunChunk()
    {
        var seen = Volatile.Read(ref ticket);
        while ((uint)seen != 0)
        {
            var before = Interlocked.CompareExchange(ref ticket, seen - 1, seen);
            if (before == seen)
            {
                body(argument, chunkCount - (int)(uint)seen);
                Interlocked.Increment(ref completed);
                return true;
            }

            seen = before;
        }

        return false;
    }

    private void Help()
    {
        var idleSince = Stopwatch.GetTimestamp();
        while (!stopping)
        {
            if (TryRunChunk())
                idleSince = Stopwatch.GetTimestamp();
            else if (Stopwatch.GetTimestamp() - idleSince < SpinTicks)
                Thread.SpinWait(4);
            else
            {
                Sleep();
                idleSince = Stopwatch.GetTimestamp();
            }
        }
    }

    private void Sleep()
    {
        Interlocked.Increment(ref sleepers);
        if ((uint)Volatile.Read(ref ticket) == 0 && !stopping)
            wakeUp.Wait();
        Interlocked.Decrement(ref sleepers);
    }
}
