using HyperVaeDsl.Benchmarks;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Tests.Support;

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

    [Fact]
    public void Each_assignment_of_a_signal_in_a_phase_takes_no_more_memory_however_many_there_are()
    {
        string small = LargeMethodology.Grid(60, 6);
        string large = LargeMethodology.Grid(600, 60);
        double ofSmall = Allocated(small, Check) / (60.0 * 6);
        double ofLarge = Allocated(large, Check) / (600.0 * 60);
        Assert.True(ofLarge <= ofSmall, $"{ofSmall:F0} bytes an assignment become {ofLarge:F0}.");
    }

    [Fact]
    public void Without_a_check_of_params_nothing_is_tried()
    {
        const string Text = "methodology M {\n  param top = 0.5 in 0.1..0.9\n  param cycles = 2 in 1..4\n";
        string content = Sample.WithSignal("cycle 0 -> top count cycles").Replace("methodology Sample {\n", Text, StringComparison.Ordinal);
        HvaeCompilation whole = HvaeCompiler.Compile("m.hvae", content);
        HvaeCompilation alone = HvaeCompiler.Compile("m.hvae", content, new HvaeOptions { ChecksParams = false });
        Assert.True(whole.OtherSettings > 0 && whole.ProvedParams.Count > 0);
        Assert.Equal((0, 0, 0), (alone.OtherSettings, alone.ProvedParams.Count, alone.TriedParams.Count));
        Assert.Equal(whole.Methodology!.Digest, alone.Methodology!.Digest);
        Assert.Equal(["top", "cycles"], alone.UncheckedParams);
        Assert.Empty(whole.UncheckedParams);
        Assert.Same(whole, whole.WithParamsChecked());
        HvaeCompilation then = alone.WithParamsChecked();
        Assert.Equal((whole.OtherSettings, string.Join(' ', whole.ProvedParams)), (then.OtherSettings, string.Join(' ', then.ProvedParams)));
    }

    [Fact]
    public void Params_that_cannot_be_counted_are_found_when_params_are_checked()
    {
        string content = Sample.WithSignal("cycle 0 -> 1 period T").Replace("methodology Sample {\n", "methodology Sample {\n  param T = 4 epochs in 2..8.5 epochs\n", StringComparison.Ordinal);
        HvaeCompilation alone = HvaeCompiler.Compile("m.hvae", content, new HvaeOptions { ChecksParams = false });
        Assert.Empty(alone.Diagnostics);
        Assert.Equal("HV1030", Assert.Single(alone.WithParamsChecked().Diagnostics).Code);
    }

    private static long Allocated(string content) => Allocated(content, Bind);

    // The second run: the first one also pays for what is made once.
    private static long Allocated(string content, Action<string> run)
    {
        run(content);
        long before = GC.GetAllocatedBytesForCurrentThread();
        run(content);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Check(string content) => Assert.NotNull(HvaeCompiler.Compile("grid.hvae", content).Methodology);

    private static void Bind(string content)
    {
        SourceSet sources = SourceSet.Load("large.hvae", content, HvaeOptions.None);
        Reading reading = sources.Read(sources.Params);
        Binding.MethodologyBinder.Bind(reading.Whole!, reading.BrokenWords, reading.Text, reading.Diagnostics);
    }
}
