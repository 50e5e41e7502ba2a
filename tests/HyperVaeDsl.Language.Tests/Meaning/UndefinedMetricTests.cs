using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Meaning;

/// <summary>A metric of one's own that an evaluation may have no value of: <c>or none</c>.</summary>
public sealed class UndefinedMetricTests
{
    private static readonly string Always = Sample.Of("  phase Train epochs 0..end { }\n  loss reconstruction  weight 1\n  metric bend  in -1..1  falls\n  guard bent when bend > 0.5 warn\n", 10);
    private static readonly string Perhaps = Always.Replace("falls", "falls  or none", StringComparison.Ordinal);

    [Fact]
    public void It_is_declared_part_of_the_digest_and_seen_by_the_comparison()
    {
        (HvaeCompilation always, HvaeCompilation perhaps) = (HvaeCompiler.Compile("m.hvae", Always), HvaeCompiler.Compile("m.hvae", Perhaps));
        Assert.Empty(perhaps.Diagnostics);
        Assert.Contains("metric bend -1..1 Lower\n", CanonicalForm.Write(always.Methodology!), StringComparison.Ordinal);
        Assert.Contains("metric bend -1..1 Lower or none\n", CanonicalForm.Write(perhaps.Methodology!), StringComparison.Ordinal);
        MethodologyComparison comparison = MethodologyComparison.Of(always, perhaps);
        Assert.False(comparison.IsSameMeaning);
        Assert.Contains(comparison.Changes, change => change.Rule == ChangeRules.ExternalChanged);
    }

    [Fact]
    public void The_generated_record_has_null_for_it_and_compiles()
    {
        HvaeCompilation perhaps = HvaeCompiler.Compile("m.hvae", Perhaps);
        string code = CSharpEmitter.Emit(perhaps.Methodology!, perhaps.Text, "Perhaps");
        Assert.Contains("record struct Metrics(double? Bend);", code, StringComparison.Ordinal);
        Assert.Contains("values[0] = measured.Bend ?? double.NaN;", code, StringComparison.Ordinal);
        Assert.Contains("HigherIsBetter: false) { MayBeUndefined = true }", code, StringComparison.Ordinal);
        Assert.Empty(CSharp.Complaints([code]));
    }

    [Fact]
    public void It_is_laid_out_behind_the_direction() =>
        Assert.Contains("  metric bend  in -1..1  falls or none\n", HvaeFormatter.Format("m.hvae", Perhaps).Text!, StringComparison.Ordinal);

    [Theory]
    [InlineData("falls or", "none")]
    [InlineData("falls none", "or")]
    public void Half_of_it_is_a_mistake(string written, string missing)
    {
        string message = Assert.Single(HvaeCompiler.Compile("m.hvae", Always.Replace("falls", written, StringComparison.Ordinal)).Diagnostics).Message;
        Assert.Contains($"'{missing}'", message, StringComparison.Ordinal);
    }
}
