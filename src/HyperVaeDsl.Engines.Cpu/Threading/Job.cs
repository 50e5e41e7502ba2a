namespace HyperVaeDsl.Engines.Cpu.Threading;

/// <summary>
/// Something to compute once other jobs are done. Which thread runs it and when is left open, so a job writes only what no job
/// that is not ordered before or after it reads or writes. Jobs are used again and again; all fields belong to <see cref="WorkerTeam"/>.
/// </summary>
internal abstract class Job
{
    private Job[] followers = new Job[2];
    private int followerCount;

    /// <summary>Jobs before this one that are not done.</summary>
    public int Missing { get; set; }

    /// <summary>The place of the thread that ran it last; its data may still lie in that core's cache.</summary>
    public int Home { get; set; }

    /// <summary>Whether it has run; a job that is never submitted is done from the start.</summary>
    public bool IsDone { get; set; } = true;

    /// <summary>The jobs that wait for this one.</summary>
    public ReadOnlySpan<Job> Followers => followers.AsSpan(0, followerCount);

    /// <summary>Forgets the last run.</summary>
    public void Reset()
    {
        IsDone = false;
        Missing = 0;
        followerCount = 0;
    }

    /// <summary>Lets a job wait for this one.</summary>
    public void Precedes(Job job)
    {
        if (followerCount == followers.Length)
            Array.Resize(ref followers, 2 * followerCount);
        followers[followerCount++] = job;
        job.Missing++;
    }

    /// <summary>Computes.</summary>
    public abstract void Execute();
}
