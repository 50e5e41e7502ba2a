using System.Globalization;
using System.Xml.Linq;
using HyperVaeDsl.Runtime.Reporting;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Reporting;

public class LineChartTests
{
    [Fact]
    public void Ends_and_extremes_of_a_line_lie_on_the_edges_of_the_plot()
    {
        string path = PathOf(Draw(4, [0, 2, 4], [10, 30, 20]));
        Assert.Equal(Line((LineChart.Left, LineChart.Bottom), ((LineChart.Left + LineChart.Right) / 2, LineChart.Top), (LineChart.Right, (LineChart.Top + LineChart.Bottom) / 2)), path);
    }

    [Fact]
    public void A_value_that_is_missing_is_a_gap_and_one_alone_is_a_dot()
    {
        string path = PathOf(Draw(5, [0, 1, 2, 3, 4, 5], [double.NaN, 0, 1, double.PositiveInfinity, 1, double.NaN]));
        string[] parts = path.Split('M', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, parts.Length);
        Assert.Single(parts[0].Split('L')[1..]);
        Assert.EndsWith("h0", parts[1], StringComparison.Ordinal);
        Assert.DoesNotContain("h0", parts[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_missing_values_draws_no_line() =>
        Assert.DoesNotContain(Draw(2, [0, 1], [double.NaN, double.NaN]).Descendants("path"), path => (string?)path.Attribute("class") == "line");

    [Theory]
    [InlineData(0, -1, 1)]
    [InlineData(4, 2, 6)]
    [InlineData(-4, -6, -2)]
    public void A_value_that_never_changes_lies_in_the_middle(double value, double low, double high) =>
        Assert.Equal((low, high), LineChart.RangeOf([new ChartSeries("line", [0, 1], [value, value])]));

    [Fact]
    public void Ten_thousand_epochs_keep_their_spikes_and_stay_small()
    {
        double[] x = [.. Enumerable.Range(0, 10_000).Select(i => (double)i)];
        double[] y = [.. x.Select(at => at == 5003 ? 100.0 : at % 2)];
        string path = PathOf(Draw(10_000, x, y));
        Assert.True(path.Length < 20_000, $"The path has {path.Length} characters.");
        Assert.Contains(ChartNumbers.Place(LineChart.Top), path.Split('M', 'L').Where(point => point.Length > 0).Select(point => point.Split(' ')[1]));
    }

    [Fact]
    public void Phases_are_bands_from_where_they_began_to_where_they_ended()
    {
        PhaseRun[] phases = [new(new PhaseFacts("A<&\"", 0, 5), 0, 3, EndedEarly: true), new(new PhaseFacts("B", 5, 9), 3, 6, EndedEarly: false)];
        XElement svg = XElement.Parse(new LineChart(6, phases).Draw("x", [new ChartSeries("line", [0, 6], [0, 1])]));
        XElement[] bands = [.. svg.Elements("rect")];
        double half = (LineChart.Left + LineChart.Right) / 2;
        Assert.Equal(["A<&\"", "B"], bands.Select(band => (string)band.Element("title")!));
        Assert.Equal([LineChart.Left, half], bands.Select(band => (double)band.Attribute("x")!));
        Assert.All(bands, band => Assert.Equal(half - LineChart.Left, (double)band.Attribute("width")!));
    }

    [Theory]
    [InlineData(0, 10, 3, "0 5 10")]
    [InlineData(-1, 1, 3, "-1 0 1")]
    [InlineData(0.021, 0.068, 3, "0.04 0.06")]
    [InlineData(1e-6, 9e-6, 3, "5e-6")]
    [InlineData(0, 300, 4, "0 100 200 300")]
    public void Marks_are_round_numbers(double low, double high, int count, string expected) =>
        Assert.Equal(expected, string.Join(' ', ChartNumbers.Ticks(low, high, count).Select(ChartNumbers.Short)));

    [Theory]
    [InlineData(0.281925, 0.281945, "0.28193 0.28194")]
    [InlineData(100.1, 100.25, "100.1 100.15 100.2 100.25")]
    [InlineData(-2, 2, "-2 0 2")]
    public void Marks_close_to_each_other_are_told_apart(double low, double high, string expected)
    {
        IReadOnlyList<double> marks = ChartNumbers.Ticks(low, high, 3);
        Assert.Equal(expected, string.Join(' ', marks.Select(mark => ChartNumbers.Mark(mark, marks[1] - marks[0]))));
    }

    [Theory]
    [InlineData(-0.0, "0")]
    [InlineData(0.98765, "0.9877")]
    [InlineData(12345, "12345")]
    [InlineData(123456, "1.235e5")]
    [InlineData(-0.00001, "-1e-5")]
    [InlineData(double.NaN, "\u2013")]
    public void Numbers_are_short(double value, string expected) => Assert.Equal(expected, ChartNumbers.Short(value));

    private static XElement Draw(int epochs, double[] x, double[] y) => XElement.Parse(new LineChart(epochs, []).Draw("x", [new ChartSeries("line", x, y)]));

    private static string PathOf(XElement svg) => (string)svg.Elements("path").Single(path => (string?)path.Attribute("class") == "line").Attribute("d")!;

    private static string Line(params (double X, double Y)[] points) =>
        "M" + string.Join('L', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#} {point.Y:0.#}")));
}
