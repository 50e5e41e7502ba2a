using System.Text.RegularExpressions;
using System.Xml.Linq;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae plot.</summary>
public sealed partial class PlotTests
{
    private const string Evil = "/// <script>alert(1)</script> & \"quotes\" \u202E \U0001F600\n";

    private static readonly string Ramp = Evil + Sample.WithSignal("ramp 0 -> 1 over 50 epochs then jump 0.5", 100);

    public static TheoryData<string> Shipped => [.. Repository.Shipped.Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void An_svg_is_well_formed_and_names_what_it_shows(string name)
    {
        string path = Repository.Path("examples", "TernaryOperations", "Methodologies", name);
        Answer answer = Tool.Run("plot", path, "--format", "svg");
        Assert.Equal(0, answer.Code);
        XElement svg = XDocument.Parse(answer.Output).Root!;
        XNamespace space = "http://www.w3.org/2000/svg";
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.NotEmpty(svg.Element(space + "title")!.Value);
        string description = svg.Element(space + "desc")!.Value;
        string words = string.Concat(svg.Descendants(space + "text").Select(text => text.Value + "\n"));
        string[] signals = Tool.Run("show", path, "--csv").Output.Split('\n')[0].Split(',')[2..];
        Assert.NotEmpty(signals);
        Assert.All(signals, signal => Assert.Contains(signal, description, StringComparison.Ordinal));
        Assert.All(signals, signal => Assert.Contains(signal, words, StringComparison.Ordinal));
        Assert.Equal(answer.Output, Tool.Run("plot", path, "--format", "svg").Output);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_page_is_one_file_that_asks_for_nothing(string name)
    {
        Answer answer = Tool.Run("plot", Repository.Path("examples", "TernaryOperations", "Methodologies", name), "--format", "html");
        Assert.Equal(0, answer.Code);
        Assert.Contains("default-src 'none'", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(Loads(), answer.Output);
        Assert.True(answer.Output.Length < 300_000, $"{answer.Output.Length} bytes");
    }

    [Theory]
    [InlineData("svg")]
    [InlineData("html")]
    public void Whatever_stands_in_a_file_is_text(string format)
    {
        using Tool tool = new();
        string output = Tool.Run("plot", tool.File("m.hvae", Ramp), "--format", format).Output;
        Assert.DoesNotContain("<script>alert", output, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; \uFFFD \U0001F600", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_jump_has_an_open_and_a_full_point_at_its_time()
    {
        using Tool tool = new();
        string svg = Tool.Run("plot", tool.File("m.hvae", Ramp), "--format", "svg").Output;
        // The run lies between 138 and 782 of 900 pixels.
        Assert.Contains("<circle class=\"open\" cx=\"460\"", svg, StringComparison.Ordinal);
        Assert.Contains("<circle class=\"dot\" cx=\"460\"", svg, StringComparison.Ordinal);
        Assert.Single(Circles().Matches(svg), match => match.Value.Contains("open", StringComparison.Ordinal));
    }

    [Fact]
    public void The_end_of_the_name_says_the_form_and_the_file_is_replaced()
    {
        using Tool tool = new();
        string file = tool.File("m.hvae", Ramp);
        string svg = tool.File("m.svg", "old");
        Assert.Equal(0, Tool.Run("plot", file, "-o", svg).Code);
        Assert.StartsWith("<svg", File.ReadAllText(svg), StringComparison.Ordinal);
        string html = Path.Combine(tool.Folder, "m.html");
        Assert.Equal("", Tool.Run("plot", file, "-o", html).Output);
        Assert.StartsWith("<!doctype html>", File.ReadAllText(html), StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(tool.Folder).Length);
    }

    [Fact]
    public void Signals_are_chosen_by_name_or_by_its_begin()
    {
        using Tool tool = new();
        string file = tool.File("m.hvae", Sample.Of("  signal beta_A in 0..1 = ramp 0 -> 1\n  signal beta_B in 0..1 = ramp 1 -> 0\n  signal gamma in 0..1 = ramp 0 -> 0.5\n  phase All epochs 0..end { }\n  loss reconstruction  weight gamma\n  loss kl_A  weight beta_A  free_bits 0 nats/dim\n  loss kl_B  weight beta_B  free_bits 0 nats/dim\n"));
        string[] Shown(params string[] options)
        {
            XElement svg = XDocument.Parse(Tool.Run(["plot", file, "--format", "svg", .. options]).Output).Root!;
            return [.. svg.Descendants().Where(element => element.Name.LocalName == "tspan" && element.Attribute("class")?.Value == "b").Select(element => element.Value).Where(name => name != "losses")];
        }
        Assert.Equal(["beta_A", "beta_B", "gamma"], Shown());
        Assert.Equal(["beta_A", "gamma"], Shown("--signals", "gamma,beta_A"));
        Assert.Equal(["beta_A", "beta_B"], Shown("--signals", "beta_*"));
    }

    [Fact]
    public void Params_may_have_other_values()
    {
        using Tool tool = new();
        string file = tool.File("m.hvae", Sample.WithSignal("ramp 0 -> top").Replace("methodology Sample {", "methodology Sample {\n  param top = 1 in 1..100", StringComparison.Ordinal));
        string usual = Tool.Run("plot", file, "--format", "svg").Output;
        Assert.NotEqual(usual, Tool.Run("plot", file, "--format", "svg", "--set", "top=7").Output);
        Assert.Equal(usual, Tool.Run("plot", file, "--format", "svg", "--set", "top=1").Output);
    }

    [Fact]
    public void Errors_give_findings_and_no_file()
    {
        using Tool tool = new();
        string target = Path.Combine(tool.Folder, "m.svg");
        Answer answer = Tool.Run("plot", tool.File("m.hvae", "methodology M { }"), "-o", target);
        Assert.Equal(1, answer.Code);
        Assert.Contains("HV0703", answer.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    [Theory]
    [InlineData("Say where the picture goes")]
    [InlineData("ends in neither .svg nor .html", "-o", "m.png")]
    [InlineData("There is no signal 'S'. Did you mean 's'? The signals are s.", "--format", "svg", "--signals", "S")]
    [InlineData("--width takes pixels from 320 to 10000, not '10'", "--format", "svg", "--width", "10")]
    [InlineData("A page is as wide as its window", "--format", "html", "--width", "800")]
    [InlineData("its folder does not exist", "-o", "nowhere/m.svg")]
    public void Wrong_usage_gives_two(string said, params string[] options)
    {
        using Tool tool = new();
        Answer answer = Tool.Run(["plot", tool.File("m.hvae", Ramp), .. options]);
        Assert.Equal((2, ""), (answer.Code, answer.Output));
        Assert.Contains(said, answer.Errors, StringComparison.Ordinal);
    }

    /// <summary>The pictures of the documentation; ACCEPT_SNAPSHOTS=1 draws them again.</summary>
    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_documentation_shows_what_the_tool_draws(string name)
    {
        string picture = Repository.Path("docs", "images", Path.ChangeExtension(name, ".svg"));
        string drawn = Tool.Run("plot", Repository.Path("examples", "TernaryOperations", "Methodologies", name), "--format", "svg").Output;
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(picture, drawn);
        Assert.Equal(drawn, File.ReadAllText(picture));
    }

    [Fact]
    public void A_methodology_without_signals_has_a_picture()
    {
        using Tool tool = new();
        string file = tool.File("m.hvae", Sample.Minimal);
        Assert.Contains("Train", XDocument.Parse(Tool.Run("plot", file, "--format", "svg").Output).Root!.Value, StringComparison.Ordinal);
        Assert.Contains("No signal varies.", Tool.Run("plot", file, "--format", "html").Output, StringComparison.Ordinal);
    }

    // Addresses stand only where nothing is loaded from them: names of namespaces, and the licence of the charts.
    [GeneratedRegex("(src|href|url|action|data)\\s*[=(]\\s*[\"']?(https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();

    [GeneratedRegex("<circle class=\"(open|dot)\"[^>]*>")]
    private static partial Regex Circles();
}
