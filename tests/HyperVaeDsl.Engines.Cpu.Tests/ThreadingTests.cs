using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Tests;

public sealed unsafe class ThreadingTests
{
    private static readonly long Second = Stopwatch.Frequency;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_chunk_runs_once(int threads)
    {
        using var team = new WorkerTeam(threads);
        var runs = stackalloc int[40];
        for (var round = 1; round <= 300; round++)
        {
            var chunks = round % 40;
            new Span<int>(runs, 40).Clear();
            team.Run(new Count(runs), chunks, cost: long.MaxValue / 4);
            Assert.Equal([.. Enumerable.Range(0, 40).Select(i => i < chunks ? 1 : 0)], new ReadOnlySpan<int>(runs, 40).ToArray());
        }
    }

    /// <summary>Random graphs: every job runs once, after all before it, and shares its chunks while others do the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_job_runs_once_and_after_those_before_it(int threads)
    {
        using var team = new WorkerTeam(threads);
        var random = new Random(7);
        Note[] notes = [.. Enumerable.Range(0, 60).Select(_ => new Note(team))];
        for (var round = 0; round < 200; round++)
        {
            var clock = new int[1];
            for (var i = 0; i < notes.Length; i++)
            {
                Job[] before = [.. Enumerable.Range(0, Math.Min(i, 3)).Select(_ => (Job)notes[random.Next(i)])];
                notes[i].Begin(clock, before);
                team.Submit(notes[i], before);
            }

            team.Wait();
            Assert.Equal(notes.Length, clock[0]);
            Assert.All(notes, note => Assert.True(note.RanInOrder));
        }
    }

    [Fact]
    public void A_graph_that_hangs_on_one_job_runs_behind_it()
    {
        using var team = new WorkerTeam(3);
        Note[] notes = [.. Enumerable.Range(0, 40).Select(_ => new Note(team))];
        for (var round = 0; round < 200; round++)
        {
            var clock = new int[1];
            for (var i = 0; i < notes.Length; i++)
            {
                Job[] before = i == 0 ? [] : [notes[i / 2], notes[i / 3]];
                notes[i].Begin(clock, before);
                notes[i].Reset();
                foreach (var job in before)
                    if (job != notes[i])
                        job.Precedes(notes[i]);
            }

            team.Submit(notes[0], notes.Length);
            team.Wait();
            Assert.Equal(notes.Length, clock[0]);
            Assert.All(notes, note => Assert.True(note.RanInOrder));
        }
    }

    [Fact]
    public void Work_is_shared_until_the_caller_waits_long()
    {
        var policy = default(SharingPolicy);
        policy.Report(1000, 0, Second, waitedLong: false);
        Assert.False(policy.IsAlone);
        policy.Report(1000, Second, 2 * Second, waitedLong: true);
        Assert.True(policy.IsAlone);
    }

    [Fact]
    public void After_a_pause_sharing_continues_if_it_is_faster_than_working_alone()
    {
        var policy = AfterFirstPause();
        policy.Report(2000, 10 * Second, 11 * Second, waitedLong: true);
        Assert.False(policy.IsAlone);
    }

    [Fact]
    public void After_a_pause_sharing_stops_again_if_it_is_not_faster_than_working_alone()
    {
        var policy = AfterFirstPause();
        policy.Report(1000, 10 * Second, 11 * Second, waitedLong: false);
        Assert.True(policy.IsAlone);
    }

    /// <summary>A policy that has measured a rate of 1000 a second alone, and now tries sharing.</summary>
    private static SharingPolicy AfterFirstPause()
    {
        var policy = default(SharingPolicy);
        policy.Report(1000, 0, Second, waitedLong: true);
        Assert.True(policy.IsAlone);
        policy.Report(1000, Second, 2 * Second, waitedLong: false);
        Assert.False(policy.IsAlone);
        return policy;
    }

    /// <summary>A job that notes when it ran, and whether that was after those before it.</summary>
    private sealed class Note(WorkerTeam team) : Job
    {
        private int[] clock = [];
        private Job[] before = [];
        private int time;

        public bool RanInOrder { get; private set; }

        public void Begin(int[] newClock, Job[] jobsBefore) => (clock, before, time, RanInOrder) = (newClock, jobsBefore, 0, false);

        public override void Execute()
        {
            var runs = stackalloc int[8];
            new Span<int>(runs, 8).Clear();
            team.Run(new Count(runs), 8, cost: 1_000_000);
            RanInOrder = time == 0 && before.All(job => job == this || ((Note)job).time > 0) && new ReadOnlySpan<int>(runs, 8).IndexOfAnyExcept(1) < 0;
            time = Interlocked.Increment(ref clock[0]);
        }
    }

    private readonly struct Count(int* runs) : IChunkedWork
    {
        public void Run(int chunk) => Interlocked.Increment(ref runs[chunk]);
    }
}
