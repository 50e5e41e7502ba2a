using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HyperVaeDsl.Cli.Diffing;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae diff as a page and as a comment.</summary>
public sealed partial class DiffPageTests
{
    private const int GitHub = 60_000;

    private static readonly string Old = Sample.WithSignal("ramp 0 -> 1", 100);
    private static readonly string New = Sample.WithSignal("ramp 0 -> 2", 100).Replace("loss reconstruction  weight 1", "loss reconstruction  weight 3", StringComparison.Ordinal);

    [Fact]
    public void A_page_says_what_changes_and_leads_to_its_curve()
    {
        string page = Diff(Old, New, "html").Output;
        Assert.Contains("Training differs from", page, StringComparison.Ordinal);
        Assert.Contains("<del>ramp 0 -&gt; 1</del> \u2192 <ins>ramp 0 -&gt; 2</ins>", page, StringComparison.Ordinal);
        string link = Links().Match(page).Groups[1].Value;
        Assert.Matches($"<figure id=\"{link}\"><figcaption><div><h3>s</h3>", page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"gone\">-  signal s in 0..1000 = ramp 0 -&gt; 1</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_equal_methodologies_a_page_shows_the_proof_and_no_curves()
    {
        string page = Diff(Old, "// a comment\n" + Old, "html").Output;
        Assert.Contains("No change in training.", page, StringComparison.Ordinal);
        Assert.Contains("Both have the digest", page, StringComparison.Ordinal);
        Assert.Contains("No signal differs.", page, StringComparison.Ordinal);
        Assert.Contains("<figure id=\"v0-chart-0\" class=\"same\">", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("markdown")]
    public void Of_a_broken_side_what_is_understood_is_compared(string format)
    {
        Answer answer = Diff(Old, New.Replace("ramp 0 -> 2", "romp 0 -> 2", StringComparison.Ordinal), format);
        Assert.Equal(2, answer.Code);
        Assert.Contains("hether training changes is not known", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("rrors that both have", answer.Output, StringComparison.Ordinal);
        string broken = New.Replace("ramp 0 -> 2", "romp 0 -> 2", StringComparison.Ordinal);
        Assert.Contains("rrors that both have", Diff(broken, broken.Replace("weight 3", "weight 4", StringComparison.Ordinal), format).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("data-chart=", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_has_the_answers_first_and_folds_the_rest()
    {
        string comment = Diff(Old, New, "markdown").Output;
        Assert.StartsWith("### `Sample`: training differs from", comment, StringComparison.Ordinal);
        Assert.Contains("| ~ | **signal s**<br>DF203 behaviour<br>old.hvae:", comment, StringComparison.Ordinal);
        Assert.Contains("| `ramp 0 -> 1` | `ramp 0 -> 2` |", comment, StringComparison.Ordinal);
        Assert.True(comment.IndexOf("**resume**", StringComparison.Ordinal) < comment.IndexOf("| ~ |", StringComparison.Ordinal));
        Assert.Equal(Count(comment, "<details>"), Count(comment, "</details>"));
        Assert.Contains("```diff\n", comment, StringComparison.Ordinal);
        Assert.EndsWith("</details>\n", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_stands_in_a_file_is_no_markup_in_a_comment()
    {
        const string words = "/// ``` </details> <img src=x> @everyone #1 | a | *b* [c](d)\n";
        string comment = Diff(Old, words + New, "markdown").Output;
        Assert.Contains("````", comment, StringComparison.Ordinal);
        string prose = Blocks().Replace(Blocks().Replace(comment, ""), "");
        prose = Codes().Replace(prose, "");
        Assert.DoesNotContain("<img", prose, StringComparison.Ordinal);
        Assert.DoesNotContain("@everyone", prose, StringComparison.Ordinal);
        Assert.Equal(Count(prose, "<details>"), Count(prose, "</details>"));
        // Every row of a table has the same number of cells.
        foreach (string row in comment.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("<br>", StringComparison.Ordinal)))
            Assert.Equal(6, Pipes().Count(row));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(1000)]
    public void A_comment_is_short_enough_whatever_is_compared(int phases)
    {
        string Many(int offset) => Sample.Of(
            "  signal s in 0..100\n" + string.Concat(Enumerable.Range(0, phases).Select(i => $"  phase P{i}_{offset}_{new string('x', 40)} epochs {i}..{(i + 1 == phases ? "end" : i + 1)} {{\n    s {(i == 0 ? "" : "jump ")}ramp {(i + offset) % 7} -> {((3 * i) + offset) % 5}\n  }}\n"))
            + "  loss reconstruction  weight 1\n  loss entropy  weight s\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"  guard g{i}_{offset}  when kl < {(i + 1) / 1000.0}{offset}  warn\n")),
            phases);
        string comment = Diff(Many(1), Many(2), "markdown", "--full", "--methods").Output;
        Assert.InRange(Encoding.UTF8.GetByteCount(comment), 500, GitHub - 1);
        Assert.StartsWith("### `Sample`: training differs", comment, StringComparison.Ordinal);
        Assert.Contains("Left out, because a comment has a limit:", comment, StringComparison.Ordinal);
        Assert.Equal(Count(comment, "<details>"), Count(comment, "</details>"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(200)]
    public void Comments_of_many_comparisons_are_short_enough_and_count_the_rest(int count)
    {
        string comment = Many(count, (writer, view) => new DiffMarkdownReport(writer, view));
        Assert.StartsWith($"## Training of {count} methodologies compared\n\n1 of them train as before", comment, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(comment), 500, GitHub - 1);
        Assert.Equal(Count(comment, "<details>"), Count(comment, "</details>"));
        Assert.Equal(count > 100, comment.Contains("more comparisons are left out", StringComparison.Ordinal));
        // Each has a line before any has its part.
        Assert.Equal(count - 1, Count(comment[..comment.IndexOf("### ", StringComparison.Ordinal)], "- `Sample`: "));
        Assert.Contains("| ~ | **signal s**", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_many_comparisons_has_a_view_for_each_and_no_id_twice()
    {
        string page = Many(3, (writer, view) => new DiffHtmlReport(writer, view));
        Assert.Equal(3, Count(page, "<section class=\"view\" data-view"));
        Assert.Equal(3, Count(page, "<script type=\"application/json\">"));
        string[] ids = [.. Ids().Matches(page[..page.LastIndexOf("<script>", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(Fragments().Matches(page).Select(match => match.Groups[1].Value), fragment => Assert.Contains(fragment, ids));
    }

    // The first one compares equals.
    private static string Many(int count, Func<TextWriter, DiffView, IDiffReport> create)
    {
        using StringWriter writer = new() { NewLine = "\n" };
        IDiffReport report = create(writer, new DiffView(Palette.Plain, 0, false, false, false));
        for (int i = 0; i < count; i++)
            report.Add(MethodologyComparison.Of(HvaeCompiler.Compile("old.hvae", Old), HvaeCompiler.Compile("new.hvae", i == 0 ? Old : New)));
        report.Finish();
        return writer.ToString();
    }

    [Fact]
    public void Pictures_are_written_beside_a_comment_and_linked()
    {
        using Tool tool = new();
        string target = Path.Combine(tool.Folder, "review.md");
        Answer answer = Tool.Run("diff", tool.File("old.hvae", Old), tool.File("new.hvae", New), "--format", "markdown", "--output", target, "--svg", Path.Combine(tool.Folder, "pictures of it"));
        Assert.Equal(0, answer.Code);
        Assert.Contains("![Sample: the old and the new plan](pictures%20of%20it/Sample.svg)", File.ReadAllText(target), StringComparison.Ordinal);
        XElement svg = XDocument.Load(Path.Combine(tool.Folder, "pictures of it", "Sample.svg")).Root!;
        string[] classes = [.. svg.Descendants().Where(element => element.Name.LocalName == "path").Select(element => element.Attribute("class")!.Value)];
        Assert.Contains("old", classes);
        Assert.Contains("line", classes);
        Assert.Contains("area", classes);
    }

    [Fact]
    public void Pictures_stand_beside_markdown_only()
    {
        Answer answer = Diff(Old, New, "text", "--svg", "somewhere");
        Assert.Equal(2, answer.Code);
        Assert.Contains("--svg writes pictures beside a report in Markdown", answer.Errors, StringComparison.Ordinal);
    }

    private static Answer Diff(string before, string after, string format, params string[] more)
    {
        using Tool tool = new();
        return Tool.Run(["diff", tool.File("old.hvae", before), tool.File("new.hvae", after), "--format", format, .. more]);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("href=\"#(v0-chart-\\d+)\">curve")]
    private static partial Regex Links();

    [GeneratedRegex("^(````*)[a-z]*\n.*?^\\1$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("(?<!`)(`+)(?!`).+?(?<!`)\\1(?!`)")]
    private static partial Regex Codes();

    [GeneratedRegex("<[^>]* id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Fragments();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Pipes();
}
