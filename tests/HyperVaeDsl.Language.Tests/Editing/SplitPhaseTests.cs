using System.Globalization;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Editing;

/// <summary>A phase is split at any time, and nothing that is trained changes.</summary>
public sealed class SplitPhaseTests
{
    private const string Statements = """
          signal beta   in 0..1
          signal noise  in 0..2
          signal rest   in 0..1

          phase Train epochs 0..60 {
            beta      ramp 0 -> 1 cosine
            noise     steps in epochs 0: 1, 20: 0.5
            rest      0.3
            activate  shape after 30 epochs
          }
          phase Rest epochs 60..end { }

          loss reconstruction  weight 1
          loss kl              weight beta   free_bits 0 nats/dim
          loss entropy         weight noise
          loss alignment       weight rest
          group shape {
            loss radial  weight 0.3  inner 0.1  outer 0.8
          }

        """;

    private static string Text => HvaeFormatter.Format("m.hvae", Sample.Of(Statements)).Text!;

    [Fact]
    public void What_runs_goes_on_and_what_begins_later_moves()
    {
        string text = Split(Text.Replace("noise     steps", "noise     st|eps", StringComparison.Ordinal), 12.5);
        Assert.Contains("""
              phase Train epochs 0..12.5 {
                beta      ramp 0 -> 1 cosine
                noise     steps in epochs 0: 1, 20: 0.5
                rest      0.3
              }
              phase Train2 epochs 12.5..60 {
                beta      continue
                noise     continue
                activate  shape after 17.5 epochs
              }
            """, text.Replace("rest        ", "rest      ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_lines_part_what_they_parted()
    {
        string text = Text.Replace("  phase Rest", "\n  phase Rest", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal).Replace("Train", "Tra|in", StringComparison.Ordinal);
        string split = Split(text, 40);
        int second = split.IndexOf("phase Train2", StringComparison.Ordinal);
        Assert.Equal("  }\r\n\r\n  phase Train2 epochs 40..60 {\r\n    beta  continue\r\n  }\r\n\r\n  phase Rest", split[(second - 9)..split.IndexOf(" epochs 60..end", StringComparison.Ordinal)]);
    }

    [Fact]
    public void What_has_come_to_rest_is_not_mentioned_again()
    {
        string text = Split(Text.Replace("Train", "Tra|in", StringComparison.Ordinal), 30);
        Assert.Contains("    beta      continue\n    activate  shape\n  }", text, StringComparison.Ordinal);
        Assert.DoesNotContain("noise     continue", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ramp 0 |-> 1 cosine", "epoch 20, where noise turns;epoch 30, its middle")]
    [InlineData("1, 2|0: 0.5", "epoch 20, where noise turns;epoch 30, its middle")]
    [InlineData("after 4|5 epochs", "epoch 45, the time at the cursor;epoch 20, where noise turns;epoch 30, its middle")]
    [InlineData("over 975| steps", "epoch 25, where beta turns;epoch 20, where noise turns;epoch 30, its middle")]
    public void The_cursor_decides_and_turns_are_offered(string place, string expected)
    {
        string text = Text.Replace("after 30", "after 45", StringComparison.Ordinal);
        if (place.Contains("over", StringComparison.Ordinal))
            text = text.Replace("ramp 0 -> 1 cosine", "ramp 0 -> 1 over 975 steps", StringComparison.Ordinal);
        Marked marked = new(text.Replace(place.Replace("|", "", StringComparison.Ordinal), place, StringComparison.Ordinal));
        string[] titles = [.. CodeActions.At(Request(marked)).Where(action => action.Kind == "refactor.rewrite").Select(action => action.Title)];
        Assert.Equal([.. expected.Split(';').Select(time => $"Split phase Train at {time}")], titles);
    }

    [Theory]
    [InlineData("steps 0..2340", 10, "steps 0..390", "steps 390..2340")]
    [InlineData("percent 0..60", 12.5, "percent 0..12.5", "percent 12.5..60")]
    [InlineData("samples 0..1198080", 1, "samples 0..19968", "samples 19968..1198080")]
    public void The_unit_of_the_phase_stays(string range, double epoch, string first, string second)
    {
        string text = Split(Text.Replace("Train epochs 0..60", "Tra|in " + range, StringComparison.Ordinal), epoch);
        Assert.Contains("Train " + first, text, StringComparison.Ordinal);
        Assert.Contains("Train2 " + second, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tra|in epochs", 60, "Phase Train is epochs 0..60; it can be split between these, and epoch 60 is not.")]
    [InlineData("Re|st epochs", 10, "Phase Rest is epochs 60..100; it can be split between these, and epoch 10 is not.")]
    [InlineData("weight no|ise", 10, "Here is no phase. Put the cursor into the one that is to be split.")]
    [InlineData("Re|st epochs 60..(80..end) until kl < 1", 70, "Phase Rest ends when a condition holds, which is watched from its start on: two phases would wait for something else.")]
    [InlineData("Tra|in epochs 0..60 named", 10, "Phase Train is named elsewhere, where all of it is meant.")]
    [InlineData("sho|rt", 10, "Here is no phase. Put the cursor into the one that is to be split.")]
    public void What_cannot_be_split_is_said_why(string place, double epoch, string problem)
    {
        string text = Text;
        if (place.Contains("until", StringComparison.Ordinal))
            text = text.Replace("epochs 60..end", "epochs 60..(80..end) until kl < 1", StringComparison.Ordinal);
        if (place.Contains("named", StringComparison.Ordinal))
            text = text.Replace("  loss recon", "  ensure during Train always beta <= 1\n  loss recon", StringComparison.Ordinal);
        place = place.Replace(" named", "", StringComparison.Ordinal);
        if (place.Contains("sho", StringComparison.Ordinal))
            text = text.Replace("methodology", "// short\nmethodology", StringComparison.Ordinal);
        Marked marked = new(text.Replace(place.Replace("|", "", StringComparison.Ordinal), place, StringComparison.Ordinal));
        (CodeAction? action, string said) = SplitPhase.At(Request(marked), epoch);
        Assert.Null(action);
        Assert.Equal(problem, said);
    }

    [Fact]
    public void A_methodology_that_extends_it_must_train_the_same()
    {
        string derived = "import \"main.hvae\"\n\nmethodology D extends Sample {\n  without signal beta\n  without loss kl\n  override phase Rest { }\n}\n";
        Marked marked = new(Text.Replace("Train", "Tra|in", StringComparison.Ordinal).Replace("    beta      ramp 0 -> 1 cosine\n", "", StringComparison.Ordinal).Replace("in 0..1\n  signal noise", "in 0..1 = ramp 0 -> 1\n  signal noise", StringComparison.Ordinal), ("derived.hvae", derived));
        Assert.NotNull(SplitPhase.At(Request(marked), 10).Action);
        // The derived one has a phase of the name that the second part would get.
        string taken = derived.Replace("override phase Rest { }", "override phase Train { rest  jump 0.4 }", StringComparison.Ordinal);
        Marked overridden = new(Text.Replace("Train", "Tra|in", StringComparison.Ordinal), ("derived.hvae", taken));
        Assert.Null(SplitPhase.At(Request(overridden), 10).Action);
    }

    [Fact]
    public void Every_phase_can_be_split_at_every_time() => Law.Holds(60, Law.Seeds, seed =>
    {
        string text = RandomMethodology.Text(seed);
        HvaeCompilation before = HvaeCompiler.Compile(Marked.Path, text);
        if (before.Methodology is not { } methodology)
            return;
        Random random = new(seed);
        foreach (Phase phase in methodology.Phases)
        {
            double epoch = random.Next(3) == 0 ? Math.Round(phase.Start + (phase.End - phase.Start) * 0.5) : phase.Start + (phase.End - phase.Start) * random.NextDouble();
            if (epoch - phase.Start < 1e-3 || phase.End - epoch < 1e-3)
                continue;
            // A loss whose weight is 0 in a whole phase is not computed there; so a phase is not split where that would begin to be so.
            if (Sleeps(methodology, phase.Start, epoch) || Sleeps(methodology, epoch, phase.End))
                continue;
            Marked marked = new(text.Insert(text.IndexOf($"phase {phase.Name} ", StringComparison.Ordinal) + 8, "|"));
            (CodeAction? action, string problem) = SplitPhase.At(Request(marked), epoch);
            Assert.True(action != null, string.Create(CultureInfo.InvariantCulture, $"{phase.Name} at {epoch:R}: {problem}\n{text}"));
            HvaeCompilation after = HvaeCompiler.Compile(Marked.Path, Marked.Applied(marked.File, action.Changes.Select(change => (change.Span, change.Text))));
            Assert.Equal(methodology.Phases.Count + 1, after.Methodology!.Phases.Count);
            Assert.Equal(methodology.Digest, after.Methodology.Digest);
            MethodologyComparison comparison = MethodologyComparison.Of(before, after);
            Assert.True(comparison.TrainsTheSame && comparison.IsSameMeaning);
            Assert.All(comparison.All, change => Assert.Equal(ChangeEffect.None, change.Effect));
            // What a text says of training is one thing, what is calculated another: every signal has the same bits at all steps.
            foreach ((Signal old, Signal @new) in methodology.Signals.Zip(after.Methodology.Signals))
            {
                for (int i = 0; i < 500; i++)
                {
                    double time = methodology.Epochs * random.NextDouble();
                    Assert.Equal(BitConverter.DoubleToInt64Bits(old.Timeline!.At(time)), BitConverter.DoubleToInt64Bits(@new.Timeline!.At(time)));
                }
            }
        }
    });

    [Fact]
    public void Where_a_loss_would_not_be_computed_that_is_said()
    {
        Marked marked = new(Text.Replace("Train", "Tra|in", StringComparison.Ordinal).Replace("0: 1, 20: 0.5", "0: 0, 20: 0.5", StringComparison.Ordinal));
        Assert.Equal((null, "Split at epoch 12, loss 'entropy' would not be computed in epochs 0..12: its weight is 0 in all of them."), SplitPhase.At(Request(marked), 12));
        Assert.NotNull(SplitPhase.At(Request(marked), 21).Action);
    }

    [Fact]
    public void A_split_file_keeps_its_layout()
    {
        foreach (double epoch in (double[])[5, 20, 30, 59])
        {
            string text = Split(Text.Replace("Train", "Tra|in", StringComparison.Ordinal), epoch);
            // Where the group is activated at once, or has moved, its line may have given the columns.
            string formatted = HvaeFormatter.Format("m.hvae", text).Text!;
            Assert.Equal(formatted.Replace(" ", "", StringComparison.Ordinal), text.Replace(" ", "", StringComparison.Ordinal));
            string second = text[text.IndexOf("phase Train2", StringComparison.Ordinal)..];
            Assert.Equal(formatted[formatted.IndexOf("phase Train2", StringComparison.Ordinal)..], second);
        }
    }

    private static bool Sleeps(Methodology methodology, double from, double to) =>
        methodology.Losses.Any(loss => loss.Weight.Signal is { } name && methodology.FindSignal(name)!.Timeline!.Over(from, to) is { Low: 0, High: 0 });

    private static string Split(string text, double epoch)
    {
        Marked marked = new(text);
        (CodeAction? action, string problem) = SplitPhase.At(Request(marked), epoch);
        Assert.Equal("", problem);
        string split = Marked.Applied(marked.File, action!.Changes.Select(change => (change.Span, change.Text)));
        HvaeCompilation after = HvaeCompiler.Compile(Marked.Path, split);
        Assert.Equal(marked.Compilation.Methodology!.Digest, after.Methodology!.Digest);
        return split;
    }

    private static CodeActionRequest Request(Marked marked) => new(marked.Project, marked.File, new TextSpan(marked.Offset, marked.Offset), marked.Compilation, marked.Compile);
}
