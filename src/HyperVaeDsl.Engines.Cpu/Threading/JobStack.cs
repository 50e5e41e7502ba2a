namespace HyperVaeDsl.Engines.Cpu.Threading;

/// <summary>The jobs that can start and were run last by one of the threads, the last to become ready on top.</summary>
internal sealed class JobStack
{
    private Job[] jobs = new Job[16];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public void Push(Job job)
    {
        if (Count == jobs.Length)
            Array.Resize(ref jobs, 2 * Count);
        jobs[Count++] = job;
    }

    public Job Pop() => jobs[--Count];
}
