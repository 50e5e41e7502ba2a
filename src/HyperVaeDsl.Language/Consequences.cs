using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language;

/// <summary>
/// Takes back what was found only because something could not be read: one mistake, one finding. Of a line that could not be read the first
/// finding counts; what is said of its meaning is a guess, and a fact that a block lacks may be the line in it that could not be read.
/// </summary>
internal sealed class Consequences
{
    private readonly SourceText text;
    private readonly Diagnostic[] mistakes;
    private readonly HashSet<(SourceText File, int Line)> lines;
    private readonly List<TextSpan> incomplete = [];
    private readonly List<TextSpan> unknown = [];

    private Consequences(SourceText text, IEnumerable<Diagnostic> found)
    {
        this.text = text;
        mistakes = [.. found.Where(item => item.Severity == Severity.Error && IsOfReading(item))];
        lines = [.. mistakes.Select(item => LineOf(item.Span.Start))];
    }

    /// <summary>Removes the consequences of mistakes in reading.</summary>
    /// <param name="reading">What was read, with all findings.</param>
    /// <param name="indices">Indices into the findings, which are moved with what they stand at.</param>
    public static void Remove(Composition.Reading reading, ref (int BeforeReading, int BeforeBinding) indices)
    {
        Consequences consequences = new(reading.Text, reading.Diagnostics.InTextOrder());
        if (consequences.mistakes.Length == 0)
            return;
        foreach (MethodologySyntax methodology in reading.Tree.Root.Statements.OfType<MethodologySyntax>())
            consequences.Collect(methodology.Statements, int.MaxValue);
        int beforeReading = reading.Diagnostics.RemoveWithin(0, indices.BeforeReading, consequences.IsOne);
        int inReading = reading.Diagnostics.RemoveWithin(indices.BeforeReading - beforeReading, indices.BeforeBinding - beforeReading, consequences.IsOne);
        indices = (indices.BeforeReading - beforeReading, indices.BeforeBinding - beforeReading - inReading);
        reading.Diagnostics.RemoveWithin(indices.BeforeBinding, reading.Diagnostics.Count, consequences.IsOne);
    }

    private static bool IsOfReading(Diagnostic item) => item.Code.StartsWith("HV01", StringComparison.Ordinal);

    // What the grammar said; a bad number or character beside it is a mistake of its own.
    private static bool IsOfGrammar(Diagnostic item) => item.Rule == Rules.UnexpectedText || item.Rule == Rules.UnknownKeyword || item.Rule == Rules.MissingUnit;

    private bool IsOne(Diagnostic item)
    {
        if (item.Severity != Severity.Error)
            return false;
        (SourceText File, int Line) line = LineOf(item.Span.Start);
        if (IsOfGrammar(item))
            return !ReferenceEquals(mistakes.First(other => IsOfGrammar(other) && LineOf(other.Span.Start) == line), item);
        return !IsOfReading(item) && (lines.Contains(line) || unknown.Any(block => Holds(block, item.Span)) || (item.Rule == Rules.MissingFact && incomplete.Any(header => Holds(header, item.Span))));
    }

    private static bool Holds(TextSpan outer, TextSpan inner) => outer.Start <= inner.Start && inner.Start < outer.End;

    private (SourceText File, int Line) LineOf(int offset) => (text.FileAt(offset), text.PositionOf(offset).Line);

    // The headers of blocks with a mistake in their braces, which end at the latest where the next statement begins; and whole blocks whose
    // broken header would say what their facts mean.
    private void Collect(IReadOnlyList<StatementSyntax> statements, int end)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i] is not IBlockSyntax block)
                continue;
            int next = i + 1 < statements.Count ? statements[i + 1].Keyword.Span.Start : end;
            TextSpan header = statements[i].Span;
            if (statements[i].IsBroken && statements[i].Keyword.Text is "data" or "model" or "optimizer")
                unknown.Add(new TextSpan(header.Start, next));
            if (mistakes.Any(mistake => header.End <= mistake.Span.Start && mistake.Span.Start < next))
            {
                incomplete.Add(header);
                Collect(block.Statements, next);
            }
        }
    }
}
