using HyperVaeDsl.Benchmarks;
using HyperVaeDsl.Language.Composition;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>
/// Reading and binding cost in proportion to the text. What is held here is memory, which is the same on every machine; the benchmark
/// "cost" measures the time of each stage.
/// </summary>
public sealed class CostTests
{
    [Fact]
    public void Ten_times_the_lines_take_at_most_twelve_times_the_memory()
    {
        string small = LargeMethodology.Write(1_000);
        string large = LargeMethodology.Write(10_000);
        Assert.NotNull(HvaeCompiler.Compile("large.hvae", large).Methodology);
        double lines = (double)large.Count(c => c == '\n') / small.Count(c => c == '\n');
        long bytes = Allocated(small);
        long more = Allocated(large);
        Assert.True(more <= 1.2 * lines * bytes, $"{bytes} bytes become {more} for {lines:F1} times the lines.");
    }

    // The second run: the first one also pays for what is made once.
    private static long Allocated(string content)
    {
        Bind(content);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Bind(content);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Bind(string content)
    {
        SourceSet sources = SourceSet.Load("large.hvae", content, HvaeOptions.None);
        Reading reading = sources.Read(sources.Params);
        Binding.MethodologyBinder.Bind(reading.Whole!, reading.BrokenWords, reading.Text, reading.Diagnostics);
    }
}
