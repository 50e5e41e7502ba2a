using System.Globalization;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Formatting;

namespace HyperVaeDsl.Import.Tests;

/// <summary>
/// Whatever a configuration holds, an import is refused with a sentence or gives a methodology that can be read, and no value is lost. HVAE_FUZZ=N tries N changed configurations.
/// </summary>
public sealed class ImportLaws
{
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("HVAE_FUZZ")?.Split("..")[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 1000;
    private static readonly string[] Values = ["0", "-1", "1e-3", "0.5", "1000000", ".nan", "true", "off", "null", "'text'", "[1, 2]", "{a: 1}", "\"\\\"}\"", "999999999999999999999", "cosine", "1.5"];

    [Fact]
    public void Changed_configurations()
    {
        Random random = new(20_261_126);
        int refused = 0;
        for (int i = 0; i < Count; i++)
        {
            Config config = Config.All[random.Next(Config.All.Count)];
            string text = Changed(config.Text, random);
            ImportedMethodology imported;
            try
            {
                imported = config.Import(text);
            }
            catch (ImportException exception)
            {
                Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
                refused++;
                continue;
            }
            HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", imported.Text);
            FormattedText formatted = HvaeFormatter.Format(compilation, content => HvaeCompiler.Compile("x.hvae", content));
            Diagnostic? unread = compilation.Diagnostics.FirstOrDefault(finding => finding.Code is "HV0101" or "HV0102");
            Assert.True(formatted.Outcome == FormatOutcome.Formatted, $"{unread?.Message}\n{text}\n{imported.Text}");
            Assert.All(imported.Left, leaf => Assert.Contains($"//   {leaf.Path}: ", imported.Text, StringComparison.Ordinal));
        }
        // Most changes leave a configuration that can be imported; else this law would say nothing.
        Assert.InRange(refused, 0, Count / 2);
    }

    // One to three values of lines are replaced, or lines are dropped.
    private static string Changed(string text, Random random)
    {
        List<string> lines = [.. text.Split('\n')];
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            int at = random.Next(lines.Count);
            int colon = lines[at].LastIndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 || random.Next(5) == 0)
            {
                lines.RemoveAt(at);
                continue;
            }
            int end = lines[at].IndexOfAny([',', '}', ']'], colon);
            lines[at] = lines[at][..(colon + 2)] + Values[random.Next(Values.Length)] + (end < 0 ? "" : lines[at][end..]);
        }
        return string.Join('\n', lines);
    }
}
