using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Corpus;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Each variant of data and model changes the digest, and saying what holds anyway does not.</summary>
public sealed class VariantDigestTests
{
    private static string Skeleton => HvaeCompiler.Compile("skeleton.hvae", File.ReadAllText(Repository.Path("docs", "diagnostics", "skeleton.hvae"))).Methodology!.Digest;

    [Fact]
    public void What_holds_anyway_may_be_said()
    {
        Assert.Equal(Skeleton, CorpusFolders.Compile("valid", "model_usual_values_said").Methodology!.Digest);
        Assert.DoesNotContain("precision", CanonicalForm.Write(CorpusFolders.Compile("valid", "precision_single").Methodology!), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_variant_has_a_digest_of_its_own()
    {
        string[] folders = [.. CorpusFolders.Names("valid").Where(name => (name.StartsWith("model_", StringComparison.Ordinal) || name.StartsWith("data_", StringComparison.Ordinal) || name.StartsWith("precision_", StringComparison.Ordinal)) && name != "model_usual_values_said")];
        string[] digests = [Skeleton, .. folders.Select(name => CorpusFolders.Compile("valid", name).Methodology!.Digest)];
        Assert.True(folders.Length > 10);
        Assert.Equal(digests.Length, digests.Distinct().Count());
    }
}
