using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Drawings;

/// <summary>Drawings are plain text of limited width, and show what they are about.</summary>
public sealed class DrawingTests
{
    private const int Widest = 100;

    [Fact]
    public void A_gap_is_marked_between_the_phases() => Assert.Equal(
        """
        Explore   [===================)
        Converge                            [========================)
                                      ^^^^^^ no phase
                  0                   40    50                       100 epochs
        """.ReplaceLineEndings("\n"),
        TimelineBand.Draw([new("Explore", 0, 40), new("Converge", 50, 100)], 100, new TimelineBar("no phase", 40, 50)));

    [Fact]
    public void Beyond_the_run_its_end_is_shown() => Assert.Equal(
        """
        Converge                       [=====================|=======)
                                              behind the run ^^^^^^^^^
                  0                                          100     120 epochs
        """.ReplaceLineEndings("\n"),
        TimelineBand.Draw([new("Converge", 50, 120)], 100, new TimelineBar("behind the run", 100, 120)));

    [Fact]
    public void Of_many_bars_those_near_the_mark_are_shown()
    {
        TimelineBar[] bars = [.. Enumerable.Range(0, 100).Select(i => new TimelineBar($"P{i}", i, i + 1))];
        string drawing = TimelineBand.Draw(bars, 100, new TimelineBar("here", 50, 51));
        Assert.Contains("P50", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("P10", drawing, StringComparison.Ordinal);
        Assert.Contains("(and 88 more)", drawing, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plot_shows_the_shape_the_levels_and_the_times() => Assert.Equal(
        """
          1 |                                               *****
            |                                       *********
            |                              *********
        0.5 |- - - - - - - - - - -********** - - - - - - - - - -   the range ends
            |             *********
            |    *********
          0 |*****
            +----------------------------------------------------
                                       ^ leaves it
             0                         5                        10 epochs
        """.ReplaceLineEndings("\n"),
        new SignalPlot(t => t / 10, 0, 10) { Levels = [new(0.5, "the range ends")], Times = [new(5, "leaves it")] }.Draw());

    [Fact]
    public void Nothing_finite_is_no_plot()
    {
        Assert.Null(new SignalPlot(_ => double.NaN, 0, 10).Draw());
        Assert.Null(new SignalPlot(t => t < 5 ? double.MinValue : double.MaxValue, 0, 10).Draw());
        Assert.NotNull(new SignalPlot(t => t < 5 ? double.PositiveInfinity : 1, 0, 10).Draw());
    }

    [Fact]
    public void Whatever_is_drawn_is_plain_and_narrow() => Law.Holds(1000, Law.Seeds, seed =>
    {
        Random random = new(seed);
        double Any() => random.Next(4) == 0 ? random.Next(-5, 200) : (random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-9, 300));
        TimelineBar[] bars = [.. Enumerable.Range(0, random.Next(20)).Select(i => (i, start: Any())).Select(item => new TimelineBar("Phase" + new string('x', item.i), item.start, item.start + Math.Abs(Any())))];
        double from = Any();
        double to = from + Math.Abs(Any());
        IsPlain(TimelineBand.Draw(bars, random.Next(1, 1000), new TimelineBar("a mark with some words", from, to)));
        SignalPlot plot = new(t => from * Math.Sin(t) + to, from, to) { Levels = [new(Any(), "level"), new(Any(), "another")], Times = [new(from, "begin"), new(to, "end"), new((from + to) / 2, "middle")] };
        if (plot.Draw() is { } drawn)
            IsPlain(drawn);
    });

    private static void IsPlain(string drawing)
    {
        foreach (string line in drawing.Split('\n'))
        {
            Assert.True(line.Length <= Widest, line);
            Assert.DoesNotContain(line, c => c is < ' ' or > '~');
            Assert.Equal(line.TrimEnd(), line);
        }
    }
}
