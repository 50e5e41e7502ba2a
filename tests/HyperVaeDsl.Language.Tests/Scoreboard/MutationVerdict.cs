using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Tests.Scoreboard;

/// <summary>All that the tool shows of a text: its findings, the table of its signals, and its facts.</summary>
/// <param name="Compiles">Whether it has no error.</param>
/// <param name="Codes">The codes of its findings, with repetitions.</param>
/// <param name="Facts">The canonical form, which the digest is a hash of and "hvae show --facts" prints: equal facts train equally.</param>
/// <param name="Table">What "hvae show" prints.</param>
internal sealed record MutationVerdict(bool Compiles, string[] Codes, string Facts, string Table)
{
    private const int MostRows = 120;

    public static MutationVerdict Of(string text)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("mutant.hvae", text);
        string[] codes = [.. compilation.Diagnostics.Select(item => item.Code)];
        return compilation.Methodology is { } methodology
            ? new MutationVerdict(true, codes, CanonicalForm.Write(methodology), TableOf(methodology))
            : new MutationVerdict(false, codes, "", "");
    }

    /// <summary>Whether there is a finding of a kind of which the original has fewer.</summary>
    public bool SaysMoreThan(MutationVerdict original) =>
        Codes.GroupBy(code => code, StringComparer.Ordinal).Any(group => group.Count() > original.Codes.Count(code => code == group.Key));

    /// <summary>The first words of the facts in which two differ, such as "guard".</summary>
    public string[] DifferingFacts(MutationVerdict other)
    {
        string[] mine = Facts.Split('\n');
        string[] others = other.Facts.Split('\n');
        return [.. mine.Except(others).Concat(others.Except(mine)).Select(line => line.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal)];
    }

    // Every epoch of a short run, as many rows of a long one.
    private static string TableOf(Methodology methodology)
    {
        int rows = Math.Min(methodology.Epochs, MostRows);
        using StringWriter writer = new();
        new SignalTable(methodology, [.. Enumerable.Range(0, rows).Select(row => (double)((long)row * methodology.Epochs / rows))]).WriteText(writer);
        return writer.ToString();
    }
}
