using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Comparisons;

/// <summary>A side with errors is compared as far as it was understood.</summary>
public sealed class BrokenSideTests
{
    private static readonly HvaeCompilation Whole = HvaeCompiler.Compile("m.hvae", Sample.WithSignal("ramp 0 -> 1"));

    /// <summary>Every mistake of the corpus, on either side.</summary>
    [Fact]
    public void No_mistake_makes_a_comparison_throw()
    {
        foreach (string path in Directory.GetFiles(Repository.Path("tests", "corpus", "invalid"), "input.hvae", SearchOption.AllDirectories))
        {
            HvaeCompilation broken = HvaeCompiler.Compile("input.hvae", File.ReadAllText(path));
            foreach (MethodologyComparison comparison in new[] { MethodologyComparison.Of(Whole, broken), MethodologyComparison.Of(broken, Whole), MethodologyComparison.Of(broken, broken) })
            {
                Assert.Equal(broken.Methodology == null, comparison.IsPartial);
                Assert.True(!comparison.IsPartial || !comparison.IsSameMeaning);
            }
        }
    }

    [Fact]
    public void What_was_understood_is_compared_and_the_errors_appear()
    {
        HvaeCompilation broken = HvaeCompiler.Compile("m.hvae", Sample.WithSignal("ramp 0 -> 2000"));
        MethodologyComparison comparison = MethodologyComparison.Of(Whole, broken);
        Assert.Null(comparison.New.Digest);
        Assert.Contains(comparison.Changes, change => change.Rule == ChangeRules.FindingAdded && change.Subject.StartsWith("error HV", StringComparison.Ordinal));
        Assert.Contains(comparison.Changes, change => change.Rule == ChangeRules.SignalChanged && change.Curve!.Largest!.New.Equals(2000));
        Assert.Contains(MethodologyComparison.Of(broken, Whole).Changes, change => change.Rule == ChangeRules.FindingRemoved);
    }
}
