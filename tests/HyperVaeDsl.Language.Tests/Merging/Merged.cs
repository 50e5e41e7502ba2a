using HyperVaeDsl.Language.Merging;

namespace HyperVaeDsl.Language.Tests.Merging;

/// <summary>Merges texts in tests.</summary>
internal static class Merged
{
    public static MergeResult Of(string before, string ours, string theirs, MergeOptions? options = null) =>
        MethodologyMerge.Merge(Compile(before), Compile(ours), Compile(theirs), Compile, options);

    public static HvaeCompilation Compile(string text) => HvaeCompiler.Compile("m.hvae", text);

    /// <summary>A text with some words replaced, each of which is there once.</summary>
    public static string With(this string text, string from, string to)
    {
        Assert.Equal(2, text.Split(from).Length);
        return text.Replace(from, to, StringComparison.Ordinal);
    }
}
