using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Tests.Corpus;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Formatting;

/// <summary>The rules of the layout, one by one.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void Columns_are_those_of_adjacent_statements_of_one_kind() => Becomes(
        """
        signal a in 0..1 = 0.5
        /// A comment does not end the run.
        signal long_name in 0..1 per epoch = 0.5

        signal b in 0..1
        loss reconstruction weight 1
        loss radial weight 0.3 inner 0.1 outer 0.85
        loss ranking weight 20 margin 1.0 triplets 500
        """,
        """
        signal a          in 0..1            = 0.5
        /// A comment does not end the run.
        signal long_name  in 0..1 per epoch  = 0.5

        signal b  in 0..1
        loss reconstruction  weight 1
        loss radial          weight 0.3  inner 0.1   outer 0.85
        loss ranking         weight 20   margin 1.0  triplets 500
        """);

    [Fact]
    public void Facts_of_a_block_share_the_column_of_their_values() => Becomes(
        "epochs   10\nseed 1\nclip   gradients norm 1.0\nphase P epochs 0 .. end   {\nbeta 0\n  activate   geometry\ntemperature ramp 0.5   ->1 }",
        """
        epochs  10
        seed    1
        clip gradients norm 1.0
        phase P epochs 0..end {
          beta         0
          activate     geometry
          temperature  ramp 0.5 -> 1
        }
        """);

    [Fact]
    public void A_statement_has_a_line_and_an_empty_block_does_not() => Becomes(
        "phase A epochs 0..5 {\n}\nphase B epochs 5..end { beta 0 }\ndata d { batch 512 // the size\n sampler shuffled }",
        """
        phase A epochs 0..5 { }
        phase B epochs 5..end {
          beta  0
        }
        data d {
          batch    512  // the size
          sampler  shuffled
        }
        """);

    [Fact]
    public void Comments_stay_where_they_are() => Becomes(
        """
        // above
        phase A epochs 0..5 {  // header
            // first
          beta   0// value


          // last
          }   // closed
        checkpoint {
          // nothing yet
        }
        /// for the next
          /// statement
        epochs 10
        """,
        """
        // above
        phase A epochs 0..5 {  // header
          // first
          beta  0  // value

          // last
        }  // closed
        checkpoint {
          // nothing yet
        }
        /// for the next
        /// statement
        epochs  10
        """);

    [Fact]
    public void At_most_one_blank_line_and_none_beside_braces() => Becomes(
        "\n\n\nepochs 10\n\n\n\nseed 1\nphase A epochs 0..end {\n\n\n  beta 0\n\n\n  gamma 1\n\n}\n\n\n\n",
        """
        epochs  10

        seed  1
        phase A epochs 0..end {
          beta  0

          gamma  1
        }
        """);

    [Fact]
    public void Numbers_and_texts_stay_as_they_are_written() => Becomes(
        "signal s in -1.50..+1E3 = steps in epochs 0 : 0.0 , 5 : 5e-4\nallow HV1201 because   \"two  blanks, a 'quote'\"\nloss kl weight .5 free_bits 0.10 nats / dim",
        """
        signal s  in -1.50..+1E3  = steps in epochs 0: 0.0, 5: 5e-4
        allow HV1201 because "two  blanks, a 'quote'"
        loss kl  weight .5  free_bits 0.10 nats/dim
        """);

    [Fact]
    public void Joined_lines_that_fit_become_one() => Becomes(
        "signal s in 0..1 =\n  ramp 0 ->\n  1\n",
        "signal s  in 0..1  = ramp 0 -> 1");

    [Fact]
    public void A_long_table_has_a_line_for_each_row() => Becomes(
        "signal learning_rate in 0..1e-3 = steps in epochs 0: 0.001, 10: 0.0005, 20: 0.00025, 30: 0.000125, 40: 0.0000625, 50: 0.00003125",
        """
        signal learning_rate  in 0..1e-3  = steps in epochs 0: 0.001,
                                                            10: 0.0005,
                                                            20: 0.00025,
                                                            30: 0.000125,
                                                            40: 0.0000625,
                                                            50: 0.00003125
        """);

    [Fact]
    public void A_comment_inside_a_statement_keeps_its_line() => Becomes(
        "signal lr in 0..1e-3 =  // three rows\nsteps in epochs 0: 1e-3, // high\n// then\n5: 1e-4,\n8: 1e-5",
        """
        signal lr  in 0..1e-3  =  // three rows
            steps in epochs 0: 1e-3,  // high
                            // then
                            5: 1e-4,
                            8: 1e-5
        """);

    [Fact]
    public void A_long_cell_does_not_push_its_neighbours() => Becomes(
        "loss kl weight cycle 0.0001 -> 0.05 period 20 epochs rise 50% free_bits 0 nats/dim\nloss radial weight 1 inner 0.1 outer 0.85",
        """
        loss kl      weight cycle 0.0001 -> 0.05 period 20 epochs rise 50%  free_bits 0 nats/dim
        loss radial  weight 1  inner 0.1  outer 0.85
        """);

    [Theory]
    [InlineData("\n", "\n")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("\r", "\n")]
    public void The_line_end_of_the_file_is_kept(string written, string kept)
    {
        string text = Sample.Minimal.Replace("  batch    512", "  batch 512 // a", StringComparison.Ordinal).Replace("\n", written, StringComparison.Ordinal);
        string formatted = Format(text);
        Assert.Equal(Format(text.Replace(written, "\n", StringComparison.Ordinal)).Replace("\n", kept, StringComparison.Ordinal), formatted);
        Assert.Contains("512  // a" + kept, formatted, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_mixed_line_ends_the_majority_is_kept()
    {
        Assert.DoesNotContain("\r", Format(Sample.Minimal.Replace("}\n", "}\r\n", StringComparison.Ordinal)), StringComparison.Ordinal);
        string mostlyPairs = Sample.Minimal.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("{\r\n", "{\n", StringComparison.Ordinal);
        Assert.Equal(Sample.Minimal.Replace("\n", "\r\n", StringComparison.Ordinal), Format(mostlyPairs));
    }

    [Fact]
    public void A_byte_order_mark_is_dropped() => Assert.Equal(Sample.Minimal, Format("\uFEFF" + Sample.Minimal));

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    [InlineData("  // only\n\n\n// comments", "// only\n\n// comments\n")]
    public void A_text_without_words_keeps_its_comments(string text, string expected) => Assert.Equal(expected, Format(text));

    [Theory]
    [InlineData("epochs = 10\n")]
    [InlineData("methodology M {\n  epochs 10;\n}\n")]
    [InlineData("a\0b")]
    public void A_text_with_syntax_errors_has_no_layout(string text)
    {
        FormattedText result = HvaeFormatter.Format("a.hvae", text);
        Assert.Equal(FormatOutcome.Unreadable, result.Outcome);
        Assert.Null(result.Text);
        Assert.NotEmpty(result.Before.Diagnostics);
    }

    [Fact]
    public void Errors_of_meaning_do_not_prevent_a_layout()
    {
        FormattedText result = HvaeFormatter.Format("a.hvae", "methodology M {\nepochs 10\nphase A epochs 0..3 { }\n}");
        Assert.NotEmpty(result.Before.Diagnostics);
        Assert.Equal("methodology M {\n  epochs  10\n  phase A epochs 0..3 { }\n}\n", result.Text);
    }

    [Fact]
    public void What_would_change_the_meaning_is_refused()
    {
        // A compiler that understands every text as the same other one stands for a layout that changes the meaning.
        HvaeCompilation other = HvaeCompiler.Compile("a.hvae", Sample.Of("  phase Train epochs 0..end { }\n  loss reconstruction  weight 2\n", 10));
        FormattedText result = HvaeFormatter.Format(HvaeCompiler.Compile("a.hvae", Sample.Minimal + "\n"), _ => other);
        Assert.Equal(FormatOutcome.MeaningWouldChange, result.Outcome);
        Assert.Null(result.Text);
    }

    [Fact]
    public void The_shipped_methodologies_are_formatted()
    {
        foreach (string path in Repository.Shipped)
            Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), Format(File.ReadAllText(path)).ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(ValidCorpusTests.Cases), MemberType = typeof(ValidCorpusTests))]
    public void The_valid_corpus_keeps_its_meaning(string name) => FormatterLaw.Holds(ValidCorpusTests.Compile(name).Text.Content);

    private static string Format(string text) => HvaeFormatter.Format("a.hvae", text).Text!;

    private static void Becomes(string statements, string expected)
    {
        string text = $"methodology M {{\n{statements.ReplaceLineEndings("\n")}\n}}\n";
        string indented = string.Concat(expected.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length == 0 ? "\n" : $"  {line}\n"));
        Assert.Equal($"methodology M {{\n{indented}}}\n", Format(text));
        FormatterLaw.Holds(text);
    }
}
