using System.Text.Json;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>
/// Findings that are known and not reported again, so that a rule can be adopted before all that it finds is corrected. Only warnings and suggestions
/// can be known; an error is always reported. A finding is known by its code and its fingerprint, as often as it was there.
/// </summary>
internal sealed class Baseline
{
    private const int Version = 1;

    private readonly Dictionary<(string Code, string Fingerprint), int> known = [];

    /// <summary>How many known findings were there again.</summary>
    public int Seen { get; private set; }

    /// <summary>How many known findings are no longer there.</summary>
    public int Gone => known.Values.Sum();

    /// <summary>Reads a file; null after saying why it cannot be read.</summary>
    public static Baseline? Read(string path, TextWriter errors)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            if (document.RootElement.GetProperty("version").GetInt32() != Version)
                throw new FormatException();
            Baseline baseline = new();
            foreach (JsonElement finding in document.RootElement.GetProperty("findings").EnumerateArray())
                baseline.known[(finding.GetProperty("code").GetString()!, finding.GetProperty("fingerprint").GetString()!)] = finding.GetProperty("count").GetInt32();
            return baseline;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"hvae: The baseline {path} cannot be read: {(exception is FileNotFoundException or DirectoryNotFoundException ? "it does not exist; 'hvae check --write-baseline' makes one" : exception.Message.TrimEnd('.'))}.");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            errors.WriteLine($"hvae: {path} is not a baseline of this version. Make it again with 'hvae check --write-baseline'.");
        }
        return null;
    }

    /// <summary>Whether a finding is a known one; each is so often known as it is written there.</summary>
    public bool Knows(SourceText text, Diagnostic finding)
    {
        (string, string) key = (finding.Code, Fingerprint.Of(text, finding));
        if (finding.Severity == Severity.Error || !known.TryGetValue(key, out int left) || left == 0)
            return false;
        known[key] = left - 1;
        Seen++;
        return true;
    }

    /// <summary>The text of a baseline for findings.</summary>
    public static string Write(IEnumerable<(SourceText Text, Diagnostic Finding)> findings) => JsonText.Of(
        json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartArray("findings");
            foreach (var same in findings.Where(item => item.Finding.Severity != Severity.Error).GroupBy(item => (File: item.Text.FileAt(item.Finding.Span.Start).FileName, item.Finding.Code, Fingerprint: Fingerprint.Of(item.Text, item.Finding))).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("file", JsonText.Sound(same.Key.File));
                json.WriteString("code", same.Key.Code);
                json.WriteString("fingerprint", same.Key.Fingerprint);
                json.WriteNumber("count", same.Count());
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        },
        isIndented: true) + "\n";
}
