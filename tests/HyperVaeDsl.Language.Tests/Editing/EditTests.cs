using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Editing;

/// <summary>Changes of the layout, stretches, hints, colours, and what can be done at a place.</summary>
public sealed class EditTests
{
    private const string Two = "  phase Train epochs 0..50 {\n    beta 0.5\n  }\n  phase Rest epochs 50..end { }\n  signal beta in 0..1\n  loss reconstruction weight 1\n  loss kl weight beta free_bits 0.1 nats/dim\n";

    [Theory]
    [InlineData("a  b", "a b", 1)]
    [InlineData("a\n\n\nb c", "a\nb  c", 2)]
    [InlineData("", "\n", 1)]
    [InlineData("a", "b", 1)]
    [InlineData("a 😀  b\r\n", "a 😀 b\r\n", 1)]
    public void Layout_edits_touch_blanks_only(string before, string after, int count)
    {
        var edits = LayoutEdits.Between(before, after);
        Assert.Equal(count, edits.Count);
        Assert.Equal(after.Replace("\r\n", "\n", StringComparison.Ordinal), Language.Fixing.TextEdits.Apply(before, edits)!.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Offsets_and_places_are_inverse_with_tabs_pairs_and_line_ends()
    {
        const string text = "a😀\tb\r\nc\rd\n\né";
        SourceText source = new("x", text);
        for (int offset = 0; offset <= text.Length; offset++)
        {
            LinePosition place = source.PositionOf(offset);
            int back = source.OffsetOf(place);
            Assert.True(back == offset || text[offset - 1] == '\r' || (offset < text.Length && text[offset] is '\n'), $"{offset} {place} {back}");
        }
        Assert.Equal(text.Length, source.OffsetOf(new LinePosition(99, 1)));
        Assert.Equal(5, source.OffsetOf(new LinePosition(1, int.MaxValue)));
        Assert.Equal(0, source.OffsetOf(new LinePosition(-5, -5)));
    }

    [Fact]
    public void Blocks_comments_and_imports_fold()
    {
        EditedFile file = new(Marked.Path, "import \"a\"\nimport \"b\"\n// one\n// two\nmethodology M {\n  phase A epochs 0..1 {\n    x 1\n  }\n}\n");
        Assert.Equal(["", "", "comment", "imports"], FoldingRanges.Of(file).Select(fold => fold.Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_selection_grows_to_the_file()
    {
        Marked marked = new("methodology M {\n  signal x in 0..1 = ramp 0 -> (0.5 * 2) over 1|0 epochs\n}\n");
        string[] spans = [.. SelectionRanges.At(marked.File, marked.Offset).Select(span => marked.File.Text.Slice(span))];
        Assert.Equal("10", spans[0]);
        Assert.Equal("10 epochs", spans[1]);
        Assert.StartsWith("signal x", spans[2], StringComparison.Ordinal);
        Assert.Equal(marked.File.Text.Content, spans[^1]);
    }

    [Fact]
    public void Hints_say_what_is_not_written()
    {
        Marked marked = new(Sample.Of(Two).Replace("every 1 epochs", "every 2 epochs", StringComparison.Ordinal) + "|");
        string[] hints = [.. InlayHints.Of(marked.File, marked.Compilation.Methodology!, new TextSpan(0, marked.Offset)).Select(hint => hint.Label)];
        Assert.Contains("= 78 steps", hints);
        Assert.Contains("= 100", hints);
        Assert.Contains("1,950 steps; carries beta 0.5", hints);
    }

    [Fact]
    public void Words_are_coloured_by_what_they_are()
    {
        Marked marked = new("methodology M {\n  signal weight in 0..1\n  loss kl weight weight // why\n}\n|");
        string[] words = [.. SemanticTokens.Of(marked.Project, Marked.Path).Select(token => $"{marked.File.Text.Slice(token.Span)} {SemanticLegend.Types[token.Type]}")];
        Assert.Equal(["weight keyword", "weight variable"], words.Where(word => word.StartsWith("weight", StringComparison.Ordinal)).Skip(1));
        Assert.Contains("// why comment", words);
        Assert.Contains("kl type", words);
    }

    [Fact]
    public void The_outline_holds_what_is_declared()
    {
        EditedFile file = new(Marked.Path, Sample.Of(Two));
        OutlineNode root = Assert.Single(OutlineTree.Of(file));
        Assert.Equal("Sample", root.Name);
        Assert.Equal(["data", "model", "optimizer", "Train", "Rest", "beta", "reconstruction", "kl"], root.Children.Select(child => child.Name));
    }

    [Theory]
    [InlineData("signal x in 0..1 = sonderby2016(1, |", "sonderby2016(peak: 1, length: 200 epochs)", 1)]
    [InlineData("signal x in 0..1 = sonderby2016(length: |", "sonderby2016(peak: 1, length: 200 epochs)", 1)]
    [InlineData("signal x in 0..1 = clamp(0.5, |", "clamp(a, low..high)", 1)]
    [InlineData("loss radial weight 1 inner |", "loss radial weight W inner 0.1 outer 0.85 [emphasis uniform] [radius norm]", 1)]
    public void A_form_is_shown_with_its_part(string line, string form, int active)
    {
        Marked marked = new($"methodology M {{\n  {line}\n}}\n");
        SignatureHelp? help = SignatureHelp.At(marked.Project, Marked.Path, marked.Offset);
        Assert.Equal((form, active), (help?.Label, help?.Active));
    }

    [Theory]
    [InlineData("batch    5|12", "Make 512 the param 'batch_value'")]
    [InlineData("free_bits 0.|1 nats/dim", "Make 0.1 nats/dim the param 'kl_free_bits'")]
    [InlineData("phase Tr|ain epochs", "Split phase Train at epoch 25, its middle")]
    public void A_change_of_writing_trains_the_same(string place, string title)
    {
        string text = Sample.Of(Two);
        Marked marked = new(text.Replace(place.Replace("|", "", StringComparison.Ordinal), place, StringComparison.Ordinal));
        Holds(marked, title);
    }

    [Theory]
    [InlineData("fu2019_cyc|lical(0.5)", "cycle 0 -> 0.5 count 4 rise 50%")]
    [InlineData("bowman2016(|)", null)]
    [InlineData("0.5 * sonder|by2016(1, 20 epochs)", "0.5 * ramp 0 -> 1 over 20 epochs")]
    [InlineData("one_cyc|le2018(peak: 0.5 * 2)", "ramp ((0.5 * 2) * 0.1) -> (0.5 * 2) for 45% then")]
    public void A_preset_is_written_out(string call, string? schedule)
    {
        Marked marked = new(Sample.WithSignal(call, 200));
        if (schedule == null)
        {
            Assert.DoesNotContain(Actions(marked), action => action.Kind == "refactor.inline");
            return;
        }
        string text = Holds(marked, Actions(marked).Single(action => action.Kind == "refactor.inline").Title);
        Assert.Contains(schedule, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Common_statements_move_to_a_base()
    {
        Marked marked = new(Sample.Of(Two).Replace("methodology Sam", "methodology S|am", StringComparison.Ordinal), ("other.hvae", Sample.Of(Two, 200, "Other")));
        CodeAction action = Actions(marked).Single(action => action.NewFile != null);
        Assert.Equal("/w/base.hvae", action.NewFile!.Path);
        Assert.Contains("abstract methodology SampleBase {", action.NewFile.Content, StringComparison.Ordinal);
        foreach (EditedFile file in (EditedFile[])[marked.File, marked.Other("other.hvae")])
        {
            HvaeCompilation after = marked.Compile(file, path => path == action.NewFile.Path ? action.NewFile.Content : path == file.Path ? Marked.Applied(file, action.Changes.Where(change => change.File == file).Select(change => (change.Span, change.Text))) : null);
            Assert.Equal(marked.Compile(file, _ => null).Methodology!.Digest, after.Methodology?.Digest);
        }
    }

    [Fact]
    public void Fixes_and_allows_are_offered_where_the_finding_is()
    {
        Marked broken = new(Sample.Minimal.Replace("shuffled", "shuf|led", StringComparison.Ordinal));
        Assert.Contains(Actions(broken), action => action is { Title: "Write 'shuffled'", IsPreferred: true });
        Assert.Contains(Actions(broken), action => action.Kind == "source.fixAll");
        Marked warned = new(Sample.Minimal.Replace("tanh_radius", "exponential|_map", StringComparison.Ordinal));
        CodeAction allow = Actions(warned).Single(action => action.Title == "Allow HV1201 here, with a reason");
        string text = Marked.Applied(warned.File, allow.Changes.Select(change => (change.Span, change.Text)));
        Assert.Empty(HvaeCompiler.Compile(Marked.Path, text).Diagnostics);
    }

    [Fact]
    public void Lenses_say_what_is_proved()
    {
        Marked marked = new(Sample.Of(Two + "  ensure bounded: beta <= 1\n") + "|");
        Assert.Equal(["proved: 1 ensure", "plot", "generated C#"], CodeLenses.Of(marked.Compilation).Select(lens => lens.Title));
        Assert.Equal(["1 error: nothing is generated"], CodeLenses.Of(new Marked(Sample.Minimal.Replace("shuffled", "x", StringComparison.Ordinal) + "|").Compilation).Select(lens => lens.Title));
    }

    private static IReadOnlyList<CodeAction> Actions(Marked marked) =>
        CodeActions.At(new CodeActionRequest(marked.Project, marked.File, new TextSpan(marked.Offset, marked.Offset), marked.Compilation, marked.Compile));

    private static string Holds(Marked marked, string title)
    {
        CodeAction action = Assert.Single(Actions(marked), action => action.Title == title);
        string text = Marked.Applied(marked.File, action.Changes.Select(change => (change.Span, change.Text)));
        Methodology? after = HvaeCompiler.Compile(Marked.Path, text).Methodology;
        Assert.Equal(marked.Compilation.Methodology!.Digest, after?.Digest);
        return text;
    }
}
