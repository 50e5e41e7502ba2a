using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>However a methodology is divided among bases and files, it is the same methodology.</summary>
public sealed class InheritanceTests
{
    [Fact]
    public void Any_division_of_the_statements_over_three_generations_gives_the_same_digest() => Law.Holds(150, Law.Seeds, seed =>
    {
        Random random = new(seed);
        if (Parts(seed) is not { } parts)
            return;
        List<string>[] generations = [[], [], []];
        foreach (string statement in parts.Statements)
            generations[random.Next(3)].Add(statement);
        HvaeCompilation divided = Compile(
            $"import \"b.hvae\"\nmethodology Random extends B {{\n{string.Concat(generations[2])}}}\n",
            ("b.hvae", $"import \"a.hvae\"\nabstract methodology B extends A {{\n{string.Concat(generations[1])}}}\n"),
            ("a.hvae", $"abstract methodology A {{\n{string.Concat(generations[0])}}}\n"));
        Assert.True(divided.Methodology != null, Report.Of(divided));
        Assert.Equal(parts.Digest, divided.Methodology.Digest);
    });

    [Fact]
    public void Overriding_any_statement_with_itself_changes_nothing() => Law.Holds(100, Law.Seeds, seed =>
    {
        Random random = new(seed);
        if (Parts(seed) is not { } parts)
            return;
        string[] again = [.. parts.Statements.Where(_ => random.Next(3) == 0).Select(statement => "override " + statement)];
        HvaeCompilation heir = Compile($"abstract methodology A {{\n{string.Concat(parts.Statements)}}}\nmethodology Random extends A {{\n{string.Concat(again)}}}\n");
        Assert.True(heir.Methodology != null, Report.Of(heir) + heir.Text.Content);
        Assert.Equal(parts.Digest, heir.Methodology.Digest);
    });

    [Fact]
    public void Removing_and_declaring_anew_changes_nothing() => Law.Holds(100, Law.Seeds, seed =>
    {
        Random random = new(seed);
        if (Parts(seed) is not { } parts)
            return;
        int[] chosen = [.. Enumerable.Range(0, parts.Statements.Count).Where(_ => random.Next(4) == 0)];
        string lines = string.Concat(chosen.Select(i => $"without {parts.Keys[i]}\n{parts.Statements[i]}"));
        HvaeCompilation heir = Compile($"abstract methodology A {{\n{string.Concat(parts.Statements)}}}\nmethodology Random extends A {{\n{lines}}}\n");
        Assert.True(heir.Methodology != null, Report.Of(heir) + heir.Text.Content);
        Assert.Equal(parts.Digest, heir.Methodology.Digest);
    });

    private static HvaeCompilation Compile(string main, params (string Path, string Content)[] others) => HvaeCompiler.Compile("main.hvae", main, new HvaeOptions
    {
        Resolve = (_, import) => others.Where(other => other.Path == import).Select(other => new SourceFile(other.Path, other.Content)).FirstOrDefault(),
    });

    // The statements of a random methodology as they are written, with the words that name them; null when the methodology has errors.
    private static (string Digest, IReadOnlyList<string> Statements, IReadOnlyList<string> Keys)? Parts(int seed)
    {
        HvaeCompilation whole = HvaeCompiler.Compile("random.hvae", RandomMethodology.Text(seed));
        if (whole.Methodology == null)
            return null;
        MethodologySyntax methodology = whole.Tree.Root.Statements.OfType<MethodologySyntax>().Single();
        string content = whole.Text.Content;
        int[] starts = [.. methodology.Statements.Select(statement => statement.Keyword.Span.Start), content.LastIndexOf('}')];
        return (
            whole.Methodology.Digest,
            [.. methodology.Statements.Select((_, i) => content[starts[i]..starts[i + 1]].Trim() + "\n")],
            [.. methodology.Statements.Select(statement => statement.MergeName == null ? statement.Keyword.Text : $"{statement.Keyword.Text} {statement.MergeName}")]);
    }
}
