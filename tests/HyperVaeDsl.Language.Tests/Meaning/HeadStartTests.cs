using HyperVaeDsl.Language.Emission;

namespace HyperVaeDsl.Language.Tests.Meaning;

/// <summary>What runs beside the first compilation of a process.</summary>
public sealed class HeadStartTests
{
    [Fact]
    public void Its_sample_is_a_methodology_without_a_finding()
    {
        HvaeCompilation sample = HvaeCompiler.Compile("sample.hvae", HeadStart.Sample);
        Assert.NotNull(sample.Methodology);
        Assert.Empty(sample.Diagnostics);
    }

    [Fact]
    public void What_is_not_verified_means_the_same()
    {
        HvaeCompilation verified = HvaeCompiler.Compile("sample.hvae", HeadStart.Sample);
        HvaeCompilation read = HvaeCompiler.Compile("sample.hvae", HeadStart.Sample, new HvaeOptions { Verifies = false });
        Assert.Equal(CSharpEmitter.Emit(verified, "Sample"), CSharpEmitter.Emit(read, "Sample"));
    }

    /// <summary>Nobody would hear of a failure: it runs beside what is waited for.</summary>
    [Fact]
    public void It_runs_to_its_end() => HeadStart.Run();
}
