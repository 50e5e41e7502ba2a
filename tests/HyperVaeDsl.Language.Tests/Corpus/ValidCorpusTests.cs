using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Corpus;

/// <summary>Texts without errors: their tree, their meaning, their signals and their C#, as verified.</summary>
public sealed class ValidCorpusTests
{
    public static TheoryData<string> Cases => [.. CorpusFolders.Names("valid")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Everything_is_as_verified(string name)
    {
        string folder = CorpusFolders.Folder("valid", name);
        HvaeCompilation compilation = Compile(name);
        Snapshot.Match(folder, "diagnostics", Report.Of(compilation));
        Methodology methodology = Assert.IsType<Methodology>(compilation.Methodology);
        Snapshot.Match(folder, "tree", compilation.Tree.Dump());
        Snapshot.Match(folder, "canonical", CanonicalForm.Write(methodology));
        Snapshot.Match(folder, "signals", Signals(methodology));
        Snapshot.Match(folder, "generated", compilation.Params.Count == 0 ? CSharpEmitter.Emit(methodology, compilation.Text, "Corpus") : CSharpEmitter.Emit(compilation, "Corpus"));
    }

    /// <summary>The generator asks for the name alone, long before it compiles the file.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_declared_name_is_read_without_the_rest_of_the_text(string name)
    {
        HvaeCompilation compilation = Compile(name);
        DeclaredName declared = Assert.IsType<DeclaredName>(DeclaredName.Of(compilation.Text.FileAt(compilation.Name!.Span.Start).Content));
        Assert.Equal(compilation.Name.Text, declared.Name);
        Assert.Equal(compilation.Name.Span.Start - compilation.Text.FileStart(compilation.Name.Span.Start), declared.Span.Start);
    }

    [Fact]
    public void All_generated_code_compiles_without_warnings()
    {
        string[] sources = [.. CorpusFolders.Names("valid").Select((name, i) => Emit(name, $"Corpus{i}"))];
        Assert.Empty(CSharp.Complaints(sources));
    }

    private static string Emit(string name, string space)
    {
        HvaeCompilation compilation = Compile(name);
        return CSharpEmitter.Emit(compilation, space);
    }

    // The shipped methodologies are read where they are; a folder without input stands for the one of its name.
    public static HvaeCompilation Compile(string name)
    {
        string own = Path.Combine(CorpusFolders.Folder("valid", name), "input.hvae");
        string shipped = Repository.Path("examples", "TernaryOperations", "Methodologies", name.Replace("shipped_", "", StringComparison.Ordinal) + ".hvae");
        return File.Exists(own) ? CorpusFolders.Compile("valid", name) : HvaeCompiler.Compile(Path.GetFileName(shipped), File.ReadAllText(shipped));
    }

    private static string Signals(Methodology methodology)
    {
        using StringWriter writer = new();
        new SignalTable(methodology, [.. Enumerable.Range(0, 2 * methodology.Epochs).Select(i => i / 2.0)]).WriteCsv(writer);
        return writer.ToString();
    }
}
