using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Editing;

/// <summary>What names mean, where they are used, and that they can have other ones.</summary>
public sealed class NameTests
{
    private const string Base = "preset mine(peak, low = 0) = ramp low -> peak\nabstract methodology B {\n  signal beta in 0..1\n  phase Train epochs 0..end {\n    beta mine(peak: 0.5)\n  }\n}\n";

    [Theory]
    [InlineData("  loss kl weight be|ta", SymbolKind.Signal, 2)]
    [InlineData("  phase Tr|ain epochs 0..1 {\n  }\n  ensure during Train beta < 1", SymbolKind.Phase, 2)]
    [InlineData("  group ge|o {\n  }\n  phase T epochs 0..1 {\n    activate geo\n  }", SymbolKind.Group, 2)]
    [InlineData("  loss ra|dial weight 1 inner 0.1 outer 0.9\n  controller c every step {\n    keep radial.weight in 0..1\n  }", SymbolKind.Loss, 2)]
    [InlineData("  checkpoint {\n    best t|op when coverage rises\n  }\n  guard g when kl < 1 rollback to top", SymbolKind.Checkpoint, 2)]
    [InlineData("  param pe|ak = 0.5 in 0..1\n  loss kl weight (peak * 2)", SymbolKind.Param, 2)]
    public void A_name_is_found_with_its_uses(string lines, SymbolKind kind, int uses)
    {
        Marked marked = new($"methodology M {{\n  signal beta in 0..1\n{lines}\n}}\n");
        Symbol? symbol = marked.Project.SymbolAt(Marked.Path, marked.Offset);
        Assert.Equal(kind, symbol?.Kind);
        Assert.Equal(uses, marked.Project.OccurrencesOf(symbol!).Count);
        Assert.Single(marked.Project.OccurrencesOf(symbol!), use => use.IsDeclaration);
    }

    [Fact]
    public void One_name_of_several_things_is_told_apart_by_the_grammar()
    {
        // A signal, a phase and a group of one name, and a metric and a word of the language.
        const string text = "methodology M {\n  signal kl in 0..1\n  phase kl epochs 0..end {\n    kl ramp 0 -> 1\n    activate kl\n  }\n  group kl {\n  }\n  loss kl weight kl\n  guard g when kl < 1 warn\n  ensure during kl kl < 2\n}\n";
        EditedFile file = new(Marked.Path, text);
        EditorProject project = new([file]);
        Dictionary<SymbolKind, int> uses = project.Symbols.Where(symbol => symbol.Name == "kl").ToDictionary(symbol => symbol.Kind, symbol => project.OccurrencesOf(symbol).Count);
        Assert.Equal(4, uses[SymbolKind.Signal]);
        Assert.Equal(2, uses[SymbolKind.Phase]);
        Assert.Equal(2, uses[SymbolKind.Group]);
        Assert.Equal(1, uses[SymbolKind.Loss]);
    }

    [Fact]
    public void A_keyword_is_no_name_where_it_is_expected()
    {
        Marked marked = new("methodology M {\n  signal wei|ght in 0..1\n  loss kl weight weight\n  loss entropy weight 1\n}\n");
        Assert.Equal(2, marked.Project.OccurrencesOf(marked.Project.SymbolAt(Marked.Path, marked.Offset)!).Count);
    }

    [Fact]
    public void Names_cross_imports_and_bases()
    {
        Marked marked = new("import \"base.hvae\"\nmethodology M extends B {\n  override signal be|ta in 0..2\n  loss kl weight beta\n}\n", ("base.hvae", Base));
        Symbol symbol = marked.Project.SymbolAt(Marked.Path, marked.Offset)!;
        Assert.Equal("/w/base.hvae", symbol.File.Path);
        Assert.Equal(4, marked.Project.OccurrencesOf(symbol).Count);
    }

    [Theory]
    [InlineData("mi|ne", SymbolKind.Preset, 2)]
    [InlineData("pe|ak: 0.5", SymbolKind.PresetParameter, 3)]
    [InlineData("extends |B", SymbolKind.Methodology, 2)]
    public void Presets_their_parameters_and_methodologies_are_names_too(string place, SymbolKind kind, int uses)
    {
        string text = "import \"base.hvae\"\nmethodology M extends B {\n  signal x in 0..1 = mine(peak: 0.5)\n}\n";
        Marked marked = new(text.Replace(place.Replace("|", "", StringComparison.Ordinal), place, StringComparison.Ordinal), ("base.hvae", Base.Replace("beta mine(peak: 0.5)", "beta 0.5", StringComparison.Ordinal)));
        Symbol? symbol = marked.Project.SymbolAt(Marked.Path, marked.Offset);
        Assert.Equal(kind, symbol?.Kind);
        Assert.Equal(uses, marked.Project.OccurrencesOf(symbol!).Count);
    }

    [Fact]
    public void A_rename_changes_all_files_and_no_training()
    {
        (string, string) @base = ("base.hvae", "abstract methodology B {\n  signal beta in 0..1\n  loss kl  weight beta free_bits 0 nats/dim\n}\n");
        string heir = "import \"base.hvae\"\n" + Sample.Of("  phase All epochs 0..end {\n    be|ta ramp 0 -> 1\n  }\n  loss reconstruction weight 1\n").Replace("methodology Sample {", "methodology Sample extends B {", StringComparison.Ordinal);
        Marked marked = new(heir, @base);
        Assert.NotNull(marked.Compilation.Methodology);
        Rename rename = Rename.Run(marked.Project, Marked.Path, marked.Offset, "weight_of_kl", marked.Compile);
        Assert.Null(rename.Problem);
        Assert.Equal(3, rename.Changes.Count);
        Assert.Equal(2, rename.Changes.Select(change => change.File).Distinct().Count());
    }

    [Theory]
    [InlineData("gamma", "HV0702")]
    [InlineData("in", "would be another finding")]
    [InlineData("1x", "is no name")]
    [InlineData("a b", "is no name")]
    public void A_name_that_does_not_fit_is_refused_with_the_reason(string name, string reason)
    {
        Marked marked = new(Sample.Of("  signal be|ta, gamma in 0..1\n  phase All epochs 0..end {\n    beta, gamma 1\n  }\n  loss reconstruction weight 1\n  loss kl_A weight beta free_bits 0 nats/dim\n  loss kl_B weight gamma free_bits 0 nats/dim\n"));
        Assert.NotNull(marked.Compilation.Methodology);
        Assert.Contains(reason, Rename.Run(marked.Project, Marked.Path, marked.Offset, name, marked.Compile).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_of_the_language_stay()
    {
        Marked marked = new(Sample.Of("  phase All epochs 0..end { }\n  loss reconst|ruction weight 1\n"));
        Assert.Contains("decides what is computed", Rename.Prepare(marked.Project, Marked.Path, marked.Offset).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_of_the_examples_can_be_renamed()
    {
        foreach (string path in Directory.GetFiles(Repository.Path("examples", "TernaryOperations", "Methodologies"), "*.hvae"))
        {
            string text = File.ReadAllText(path);
            Marked marked = new(text + "|");
            foreach (Symbol symbol in marked.Project.Symbols.Where(symbol => symbol.IsGiven))
                Assert.True(Rename.Run(marked.Project, Marked.Path, symbol.Span.Start, "other_name", marked.Compile) is { Problem: null, Changes.Count: > 0 }, $"{Path.GetFileName(path)}: {symbol.Kind} {symbol.Name}: {Rename.Run(marked.Project, Marked.Path, symbol.Span.Start, "other_name", marked.Compile).Problem}");
        }
    }
}
