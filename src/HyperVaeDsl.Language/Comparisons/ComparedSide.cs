using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>One of the two that are compared: a compilation, and what was understood of it.</summary>
public sealed class ComparedSide
{
    private readonly string[] factLines;
    private readonly HashSet<string> lines;

    internal ComparedSide(HvaeCompilation compilation)
    {
        Compilation = compilation;
        // Of a draft, what was not understood is left out of every comparison.
        Facts = compilation.Draft is { } draft ? CanonicalForm.Write(draft) : "";
        factLines = [.. Facts.Split('\n').Where(line => line.Length > 0)];
        lines = new HashSet<string>(factLines, StringComparer.Ordinal);
        Digest = compilation.Methodology == null ? null : CanonicalForm.DigestOf(Facts);
    }

    /// <summary>What was compiled.</summary>
    public HvaeCompilation Compilation { get; }

    /// <summary>Its meaning; of a broken text what could be understood; null when that is nothing.</summary>
    public Methodology? Methodology => Compilation.Draft;

    /// <summary>The text with all that it imports.</summary>
    public SourceText Text => Compilation.Text;

    /// <summary>SHA-256 of the canonical form; null for a text with errors, which has no meaning of its own.</summary>
    public string? Digest { get; }

    /// <summary>The canonical form, as far as it is known.</summary>
    public string Facts { get; }

    /// <summary>Whether it has errors, so that only what could be understood is compared.</summary>
    public bool IsBroken => Compilation.Methodology == null;

    /// <summary>Name of the methodology; the file's name where there is none.</summary>
    public string Name => Compilation.Methodology?.Name ?? Compilation.Name?.Text ?? Text.FileName;

    /// <summary>How many errors and warnings it has.</summary>
    public int Count(Severity severity) => Compilation.Diagnostics.Count(item => item.Severity == severity);

    internal bool HasFact(string line) => lines.Contains(line);

    /// <summary>The facts of the canonical form that another one does not have.</summary>
    internal IReadOnlyList<string> FactsMissingIn(ComparedSide other) => [.. factLines.Where(line => !other.HasFact(line))];

    /// <summary>The canonical line of something by its first words, such as "signal beta"; null when there is none.</summary>
    internal string? FactOf(string words) => factLines.FirstOrDefault(line => line.StartsWith(words + " ", StringComparison.Ordinal));
}
