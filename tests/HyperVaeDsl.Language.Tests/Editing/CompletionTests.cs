using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Editing;

/// <summary>What may be written at a place.</summary>
public sealed class CompletionTests
{
    private const string Begin = "methodology M {\n  epochs 100\n  param peak = 0.5 in 0..1\n  signal beta in 0..1\n  phase Train epochs 0..end {\n    beta 0.5\n  }\n  group geometry {\n  }\n  checkpoint {\n    best top  when coverage rises\n  }\n";

    [Theory]
    [InlineData("  |", "phase signal loss data", "epochs")]
    [InlineData("  si|", "signal", "")]
    [InlineData("  phase A epochs 0..1 {\n    |\n  }", "beta activate deactivate", "phase signal")]
    [InlineData("  data ternary_operations {\n    |\n  }", "batch sampler", "phase")]
    [InlineData("  data ternary_operations {\n    sampler |\n  }", "shuffled stratified", "ramp")]
    [InlineData("  signal x in 0..1 = |", "ramp cycle clamp beta peak fu2019_cyclical", "epochs Train")]
    [InlineData("  signal x in 0..1 = ra|", "ramp", "")]
    [InlineData("  signal x in 0..1 = ramp 0 -> 1 |", "over cosine then for", "ramp beta")]
    [InlineData("  signal x in 0..1 = ramp 0 -> peak |", "over cosine", "")]
    [InlineData("  signal x in 0..1 = ramp 0 -> 1 over 10 |", "epochs steps samples %", "cosine")]
    [InlineData("  signal x in 0..1 = fu2019_cyclical(peak: 1) |", "then for", "")]
    [InlineData("  signal x in 0..1 = fu2019_cyclical(peak: 1, |)", "cycles share", "peak: ")]
    [InlineData("  loss |", "radial kl_A", "beta")]
    [InlineData("  loss radial |", "weight inner outer", "margin")]
    [InlineData("  loss radial weight 1 inner 0.1 |", "outer emphasis", "weight inner margin")]
    [InlineData("  loss level_radius radius |", "norm hyperbolic", "ramp")]
    [InlineData("  loss kl weight |", "beta ramp", "kl")]
    [InlineData("  guard g when |", "coverage kl_A", "beta")]
    [InlineData("  guard g when kl < 1 for 3 |", "evals epochs", "")]
    [InlineData("  guard g when kl < 1 |", "and for after stop warn rollback", "")]
    [InlineData("  guard g when kl < 1 rollback to |", "top", "geometry")]
    [InlineData("  phase A epochs 0..1 {\n    activate |\n  }", "geometry", "beta")]
    [InlineData("  ensure during |", "Train", "beta")]
    [InlineData("  ensure x: |", "always never eventually beta", "")]
    [InlineData("  allow |", "HV1203", "HV0101")]
    [InlineData("  seed 1 |", "allow", "")]
    [InlineData("  optimizer |", "adamw sgd", "")]
    [InlineData("  controller c every step {\n    drive |\n  }", "beta", "coverage")]
    [InlineData("  // signal |", "", "signal ramp")]
    [InlineData("  component |", "vae_A vae_A.encoder", "")]
    public void The_grammar_says_what_may_come(string line, string expected, string unexpected)
    {
        Marked marked = new(Begin + line + "\n}\n");
        string[] labels = [.. Completion.At(marked.Project, Marked.Path, marked.Offset).Select(item => item.Label)];
        Assert.All(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => Assert.Contains(word, labels));
        Assert.All(unexpected.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => Assert.DoesNotContain(word, labels));
    }

    [Fact]
    public void A_word_that_is_begun_is_replaced_as_a_whole()
    {
        Marked marked = new("methodology M {\n  sig|nul\n}\n");
        CompletionItem item = Completion.At(marked.Project, Marked.Path, marked.Offset).First(item => item.Label == "signal");
        Assert.Equal("signul", marked.File.Text.Slice(item.Replaces));
    }

    [Fact]
    public void Names_come_from_bases_and_imports_and_from_no_other_methodology()
    {
        Marked marked = new(
            "import \"base.hvae\"\nmethodology M extends B {\n  loss kl  weight |\n}\n",
            ("base.hvae", "preset mine(peak) = ramp 0 -> peak\nabstract methodology B {\n  signal inherited in 0..1\n}\n"),
            ("other.hvae", "methodology O {\n  signal foreign in 0..1\n}\n"));
        string[] labels = [.. Completion.At(marked.Project, Marked.Path, marked.Offset).Select(item => item.Label)];
        Assert.Contains("inherited", labels);
        Assert.Contains("mine", labels);
        Assert.DoesNotContain("foreign", labels);
    }

    [Fact]
    public void A_path_is_relative_to_the_file()
    {
        Marked marked = new("import \"|\"\n", ("base.hvae", ""), ("parts/one.hvae", ""));
        Assert.Equal(["base.hvae", "parts/one.hvae"], Completion.At(marked.Project, Marked.Path, marked.Offset).Select(item => item.Label));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{{{{{{ } } ( ( \" |")]
    [InlineData("methodology")]
    [InlineData("methodology M { phase A epochs 0..1 { signal x in 0..1\n loss")]
    public void Every_offset_of_a_broken_text_has_an_answer(string text)
    {
        for (int offset = 0; offset <= text.Length; offset++)
        {
            Marked marked = new(text.Replace("|", "", StringComparison.Ordinal).Insert(Math.Min(offset, text.Replace("|", "", StringComparison.Ordinal).Length), "|"));
            _ = Completion.At(marked.Project, Marked.Path, marked.Offset);
            _ = SignatureHelp.At(marked.Project, Marked.Path, marked.Offset);
        }
    }

    public static TheoryData<string> StatementSnippets => [.. Snippets.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(StatementSnippets))]
    public void Every_statement_that_is_offered_can_be_read(string name)
    {
        StatementTable table = Tables(HvaeGrammar.File).First(table => name.StartsWith(table.Where + " ", StringComparison.Ordinal));
        string keyword = name[(table.Where.Length + 1)..];
        Assert.NotNull(table.Find(keyword));
        string line = Snippets.Filled(Snippets.All[name]);
        string text = table.Where switch
        {
            "a file" => line + "\n",
            "a methodology" => $"methodology M {{\n{line}\n}}\n",
            _ => $"methodology M {{\n{HeadOf(table)} {{\n{line}\n}}\n}}\n",
        };
        Language.Diagnostics.DiagnosticBag found = new();
        SyntaxTree tree = SyntaxTree.Parse(new Language.Text.SourceText("m.hvae", text), found);
        Assert.True(!tree.IsBroken && !found.HasErrors, $"{text}\n{string.Join('\n', found.InTextOrder().Select(item => item.Message))}");
    }

    [Fact]
    public void Every_operator_loss_and_preset_that_is_offered_compiles()
    {
        Assert.All(Schedules.Operators.Where(word => word is not ("jump" or "hold" or "continue")), word => Assert.True(Snippets.OfOperators.ContainsKey(word), word));
        Assert.All(Snippets.OfOperators, pair => Assert.DoesNotContain(HvaeCompiler.Compile("m.hvae", Sample.WithSignal(Snippets.Filled(pair.Value))).Diagnostics, item => item.Severity == Language.Diagnostics.Severity.Error));
        Assert.All(LossKind.All, kind => Assert.DoesNotContain(
            HvaeCompiler.Compile("m.hvae", Sample.Of($"  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n{(kind.Name == "reconstruction" ? "" : $"  loss {Snippets.Filled(Snippets.OfLoss(kind.Name, kind))}\n")}")).Diagnostics,
            item => item.Code.StartsWith("HV01", StringComparison.Ordinal) || item.Code is "HV0401" or "HV0402" or "HV0403" or "HV0404"));
        Assert.All(Prelude.Presets.Values, preset => Assert.DoesNotContain(
            HvaeCompiler.Compile("m.hvae", Sample.WithSignal(Snippets.Filled(Snippets.OfPreset(preset)), 200)).Diagnostics, item => item.Code.StartsWith("HV01", StringComparison.Ordinal) || item.Code is "HV1014" or "HV1015"));
    }

    [Fact]
    public void The_words_of_facts_are_words_of_the_language()
    {
        string reference = File.ReadAllText(Repository.Path("docs", "language.md"));
        Assert.All(FactWords.All, pair => Assert.All(pair.Value, word => Assert.Contains(word, reference, StringComparison.Ordinal)));
        Assert.All(FactWords.All.Keys, fact => Assert.Contains(Tables(HvaeGrammar.File), table => table.Find(fact) != null));
    }

    private static string HeadOf(StatementTable table) => table.Where switch
    {
        "a phase" => "phase P epochs 0..1",
        "a data block" => "data ternary_operations",
        "a model block" => "model dual_vae",
        "an optimizer block" => "optimizer adamw",
        "a group" => "group g",
        "a controller" => "controller c every step",
        "a component" => "component vae_A",
        "a checkpoint block" => "checkpoint",
        _ => "learned_controller l",
    };

    private static IEnumerable<StatementTable> Tables(StatementTable table) => table.Bodies.SelectMany(Tables).Prepend(table);
}
