using HyperVaeDsl.Benchmarks;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>
/// Reading and binding cost in proportion to the text: ten times the lines at most twelve times the processor time and the memory.
/// The benchmark "cost" measures the stages one by one.
/// </summary>
[CollectionDefinition(nameof(CostTests), DisableParallelization = true)]
[Collection(nameof(CostTests))]
public sealed class CostTests
{
    [Fact]
    public void Ten_times_the_lines_cost_at_most_twelve_times_as_much()
    {
        string small = LargeMethodology.Write(1_000);
        string large = LargeMethodology.Write(10_000);
        Assert.NotNull(HvaeCompiler.Compile("large.hvae", large).Methodology);
        double lines = (double)large.Count(c => c == '\n') / small.Count(c => c == '\n');
        (double milliseconds, double bytes) = (double.MaxValue, double.MaxValue);
        (double more, double moreBytes) = (double.MaxValue, double.MaxValue);
        // The compiler of the runtime improves the code in the background while it runs, and rarely at the same time for both texts.
        for (int round = 0; round < 15 && (round < 3 || more > 1.2 * lines * milliseconds); round++)
        {
            (milliseconds, bytes) = Cost(small, 20, milliseconds, bytes);
            (more, moreBytes) = Cost(large, 2, more, moreBytes);
        }
        Assert.True(moreBytes <= 1.2 * lines * bytes, $"{bytes} bytes become {moreBytes} for {lines:F1} times the lines.");
        Assert.True(more <= 1.2 * lines * milliseconds, $"{milliseconds} ms become {more} ms for {lines:F1} times the lines.");
    }

    // The smallest of several runs, without the collector: how much it copies depends on what else lives, not on the algorithms.
    private static (double Milliseconds, double Bytes) Cost(string content, int runs, double milliseconds, double bytes)
    {
        for (int i = 0; i < runs; i++)
        {
            bool isQuiet = GC.TryStartNoGCRegion(160 * 1024 * 1024);
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = ThreadClock.Now;
            SourceSet sources = SourceSet.Load("large.hvae", content, HvaeOptions.None);
            Reading reading = sources.Read(sources.Params);
            Binding.MethodologyBinder.Bind(reading.Whole!, reading.BrokenWords, reading.Text, reading.Diagnostics);
            milliseconds = Math.Min(milliseconds, (ThreadClock.Now - start).TotalMilliseconds);
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
            if (isQuiet && System.Runtime.GCSettings.LatencyMode == System.Runtime.GCLatencyMode.NoGCRegion)
                GC.EndNoGCRegion();
        }
        return (milliseconds, bytes);
    }
}
