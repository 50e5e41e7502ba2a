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

    private readonly struct Count(int* runs) : IChunkedWork
    {
        public void Run(int chunk) => Interlocked.Increment(ref runs[chunk]);
    }
}
