namespace HyperVaeDsl.Engines.Cpu.Threading;

/// <summary>
/// The jobs that can start, behind a lock that is held for some ten nanoseconds. A thread takes those that it ran the last time, so that
/// what a network computes stays in one core's cache, and others only when it has none of its own.
/// </summary>
internal sealed class JobQueue(int threadCount) : IDisposable
{
    private readonly SemaphoreSlim wakeUp = new(0);
    private readonly JobStack[] ready = [.. Enumerable.Range(0, threadCount).Select(_ => new JobStack())];
    private int readyCount;
    private int gate;
    private volatile int unfinished;
    private volatile int sleepers;
    private bool stopping;

    /// <summary>Whether every job is done.</summary>
    public bool IsEmpty => unfinished == 0;

    /// <summary>Adds a job behind those before it; returns whether it can start.</summary>
    public bool Add(Job job, ReadOnlySpan<Job> before)
    {
        Enter();
        job.Reset();
        foreach (var other in before)
            if (!other.IsDone)
                other.Precedes(job);
        unfinished++;
        var starts = job.Missing == 0;
        if (starts)
            Push(job);
        Leave();
        return starts;
    }

    /// <summary>Adds a job with all that follow it.</summary>
    public void AddGraph(Job first, int count)
    {
        Enter();
        unfinished += count;
        Push(first);
        Leave();
    }

    /// <summary>A job that can start, or null.</summary>
    public Job? Take(int place)
    {
        if (Volatile.Read(ref readyCount) == 0)
            return null;
        Enter();
        Job? job = null;
        for (var i = 0; job is null && i < ready.Length; i++)
        {
            var stack = ready[(place + i) % ready.Length];
            if (stack.Count == 0)
                continue;
            job = stack.Pop();
            job.Home = place;
            readyCount--;
        }

        Leave();
        return job;
    }

    /// <summary>
    /// Tells that a job is done. Returns one of the same home that can start by that; <paramref name="more"/> says whether there are others.
    /// </summary>
    public Job? Complete(Job job, out bool more)
    {
        Job? next = null;
        more = false;
        Enter();
        job.IsDone = true;
        foreach (var follower in job.Followers)
        {
            if (--follower.Missing > 0)
                continue;
            if (next is null && follower.Home == job.Home)
            {
                next = follower;
                continue;
            }

            Push(follower);
            more = true;
        }

        unfinished--;
        Leave();
        return next;
    }

    /// <summary>Wakes a worker if one sleeps.</summary>
    public void WakeOne()
    {
        if (sleepers == 0)
            return;
        Enter();
        var wakes = sleepers > 0;
        if (wakes)
            sleepers--;
        Leave();
        if (wakes)
            wakeUp.Release();
    }

    /// <summary>Lets a worker sleep until it is woken, unless a job can start.</summary>
    public void Sleep()
    {
        Enter();
        var sleeps = readyCount == 0 && !stopping;
        if (sleeps)
            sleepers++;
        Leave();
        if (sleeps)
            wakeUp.Wait();
    }

    /// <summary>Wakes every worker; from now on none sleeps.</summary>
    public void WakeAll()
    {
        Enter();
        stopping = true;
        var count = sleepers;
        sleepers = 0;
        Leave();
        if (count > 0)
            wakeUp.Release(count);
    }

    public void Dispose() => wakeUp.Dispose();

    private void Push(Job job)
    {
        ready[job.Home].Push(job);
        readyCount++;
    }

    private void Enter()
    {
        while (Interlocked.CompareExchange(ref gate, 1, 0) != 0)
            Thread.SpinWait(1);
    }

    private void Leave() => Volatile.Write(ref gate, 0);
}
