using System.Globalization;
using System.Text;
using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Import.Tests;

/// <summary>Every configuration of tests/import becomes the methodology beside it, with the findings beside it.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Names => [.. Config.All.Select(config => config.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_methodology_and_its_findings(string name)
    {
        Config config = Find(name);
        ImportedMethodology imported = config.Import();
        Snapshot.Match(config.Folder, "imported", imported.Text);
        HvaeCompilation compilation = HvaeCompiler.Compile(name + ".hvae", imported.Text);
        StringBuilder findings = new();
        foreach (Diagnostic finding in compilation.Diagnostics)
        {
            LinePosition place = compilation.Text.PositionOf(finding.Span.Start);
            findings.Append(CultureInfo.InvariantCulture, $"({place.Line},{place.Column}): {finding.Severity} {finding.Code}: {finding.Message}\n");
        }
        Snapshot.Match(config.Folder, "findings", findings.ToString());
    }

    /// <summary>An import is read without a syntax error, and is laid out as the formatter lays it out.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Is_formatted(string name)
    {
        string text = Find(name).Import().Text;
        FormattedText formatted = HvaeFormatter.Format(HvaeCompiler.Compile(name, text), content => HvaeCompiler.Compile(name, content));
        Assert.Equal(FormatOutcome.Formatted, formatted.Outcome);
        Assert.Equal(text, formatted.Text);
    }

    /// <summary>Each value is in the methodology, or in the list below it, with its path; none is lost.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_lost(string name)
    {
        Config config = Find(name);
        ImportedMethodology imported = config.Import();
        string list = imported.Text[(imported.Text.IndexOf("\n}\n", StringComparison.Ordinal) + 3)..];
        foreach (ConfigLeaf leaf in imported.Left)
            Assert.Contains($"//   {leaf.Path}: ", list, StringComparison.Ordinal);
        Assert.True(imported.Left.Count < imported.Count);
        Assert.Equal(imported.Left.Count, list.Split('\n').Count(line => line.StartsWith("//   ", StringComparison.Ordinal)));
    }

    internal static Config Find(string name) => Config.All.Single(config => config.Name == name);
}
