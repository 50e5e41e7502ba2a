using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu.Memory;

namespace HyperVaeDsl.Engines.Cpu.Threading;

/// <summary>
/// Computes jobs on a fixed set of threads, the caller's among them. A job starts as soon as those before it are done, at once if
/// a worker is free, at the latest when the caller waits. So two networks that do not depend on each other are computed side by side
/// without a word between the threads. A thread that finds no job takes chunks of the operations that others compute. Workers look
/// for something to do for a while before they sleep, because waking a thread costs more than most operations.
/// </summary>
internal sealed unsafe class WorkerTeam : IDisposable
{
    /// <summary>
    /// Work below this estimate is not worth sharing. The unit is a quarter of an element of a simple elementwise function, or 4
    /// multiply-adds of a product, some 0.1 ns; sharing costs a microsecond or two.
    /// </summary>
    private const long MinimumSharedCost = 40_000;

    private static readonly long SpinTicks = Stopwatch.Frequency / 5_000;

    /// <summary>The running thread's place in its team; a thread that no team has started is the caller of one.</summary>
    [ThreadStatic]
    private static int place;

    private readonly Thread[] workers;
    private readonly SharedWork[] shared;
    private readonly Scratch[] scratches;
    private readonly JobQueue queue;
    private SharingPolicy policy;
    private long begin;
    private volatile bool waitedLong;
    private volatile bool stopping;

    public WorkerTeam(int threadCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threadCount);
        workers = new Thread[threadCount - 1];
        queue = new JobQueue(threadCount);
        shared = [.. Enumerable.Range(0, threadCount).Select(_ => new SharedWork())];
        scratches = [.. Enumerable.Range(0, threadCount).Select(_ => new Scratch())];
        for (var i = 0; i < workers.Length; i++)
        {
            var number = i + 1;
            workers[i] = new Thread(() => Serve(number)) { IsBackground = true, Name = $"cpu engine worker {number}" };
            workers[i].Start();
        }
    }

    public int ThreadCount => workers.Length + 1;

    /// <summary>Memory of the running thread; what was taken of it is lost with the next operation.</summary>
    public Scratch Scratch => scratches[place];

    /// <summary>Hands in a job that waits for others, which were handed in before. Called by the caller's thread alone.</summary>
    public void Submit(Job job, ReadOnlySpan<Job> before)
    {
        Begin();
        if (workers.Length == 0 || (policy.IsAlone && queue.IsEmpty))
        {
            job.Execute();
            job.IsDone = true;
        }
        else if (queue.Add(job, before))
        {
            queue.WakeOne();
        }
    }

    /// <summary>Hands in jobs whose order is known: all of them follow the first, directly or through others.</summary>
    public void Submit(Job first, int count)
    {
        Begin();
        queue.AddGraph(first, count);
        if (!policy.IsAlone)
            queue.WakeOne();
    }

    /// <summary>Computes until every job is done.</summary>
    public void Wait()
    {
        var waitingSince = 0L;
        while (!queue.IsEmpty)
        {
            if (TryWork())
            {
                waitingSince = 0;
                continue;
            }

            var now = Stopwatch.GetTimestamp();
            waitingSince = waitingSince == 0 ? now : waitingSince;
            if (now - waitingSince < Patience)
            {
                Thread.SpinWait(1);
                continue;
            }

            waitedLong = true;
            Thread.Yield();
        }

        Report();
    }

    /// <summary>Runs every chunk of an operation and returns when all are done.</summary>
    public void Run<TWork>(in TWork work, int chunks, long cost)
        where TWork : unmanaged, IChunkedWork
    {
        var mine = shared[place];
        mine.Account(cost, chunks);
        if (chunks is <= 1 or > SharedWork.MaximumChunks || cost < MinimumSharedCost || workers.Length == 0 || policy.IsAlone)
        {
            for (var chunk = 0; chunk < chunks; chunk++)
                work.Run(chunk);
            return;
        }

        var copy = work;
        mine.Publish(&RunChunk<TWork>, &copy, chunks);
        queue.WakeOne();
        while (mine.TryRunChunk(isOwner: true))
        {
        }

        if (!mine.IsComplete)
            Await(mine);
    }

    public void Dispose()
    {
        stopping = true;
        queue.WakeAll();
        foreach (var worker in workers)
            worker.Join();
        queue.Dispose();
    }

    private static void RunChunk<TWork>(void* work, int chunk)
        where TWork : unmanaged, IChunkedWork => ((TWork*)work)->Run(chunk);

    /// <summary>The longest normal wait for another thread.</summary>
    private long Patience
    {
        get
        {
            var largest = 0L;
            foreach (var work in shared)
                largest = Math.Max(largest, work.LargestChunk);
            return SharingPolicy.PatienceFor(largest);
        }
    }

    /// <summary>Waits for the chunks that others have claimed.</summary>
    private void Await(SharedWork work)
    {
        var start = Stopwatch.GetTimestamp();
        var patience = Patience;
        while (!work.IsComplete)
        {
            if (Stopwatch.GetTimestamp() - start < patience)
            {
                Thread.SpinWait(1);
                continue;
            }

            waitedLong = true;
            Thread.Yield();
        }
    }

    private void Begin()
    {
        if (begin == 0 && workers.Length > 0)
            begin = Stopwatch.GetTimestamp();
    }

    /// <summary>What was computed since the caller waited last tells whether sharing pays.</summary>
    private void Report()
    {
        if (begin == 0)
            return;
        var cost = 0L;
        foreach (var work in shared)
            cost += work.TakeCost();
        policy.Report(cost, begin, Stopwatch.GetTimestamp(), waitedLong);
        (begin, waitedLong) = (0, false);
    }

    /// <summary>Runs a job, and then what has become possible by it; or a chunk of what another thread computes.</summary>
    private bool TryWork()
    {
        var job = queue.Take(place);
        if (job is null)
            return TryHelp();
        while (job is not null)
        {
            job.Execute();
            job = queue.Complete(job, out var more);
            if (more && !policy.IsAlone)
                queue.WakeOne();
        }

        return true;
    }

    private bool TryHelp()
    {
        foreach (var work in shared)
            if (work.TryRunChunk(isOwner: false))
                return true;
        return false;
    }

    private void Serve(int number)
    {
        place = number;
        var idleSince = Stopwatch.GetTimestamp();
        while (!stopping)
        {
            if (!policy.IsAlone && TryWork())
                idleSince = Stopwatch.GetTimestamp();
            else if (Stopwatch.GetTimestamp() - idleSince < SpinTicks)
                Thread.SpinWait(4);
            else
            {
                queue.Sleep();
                idleSince = Stopwatch.GetTimestamp();
            }
        }
    }
}
