using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Tests.Corpus;

/// <summary>What holds of every finding of every text in the corpus, whoever reports it.</summary>
public sealed partial class FindingInvariantTests
{
    private const int WidestDrawing = 100;

    public static IEnumerable<object[]> Cases =>
        [.. new[] { "invalid", "valid" }.SelectMany(kind => CorpusFolders.Names(kind).Select(name => new object[] { kind, name }))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_finding_is_whole_sentences_at_places_in_files(string kind, string name)
    {
        HvaeCompilation compilation = kind == "valid" ? ValidCorpusTests.Compile(name) : CorpusFolders.Compile(kind, name);
        foreach (Diagnostic finding in compilation.Diagnostics)
        {
            IsInside(compilation.Text, finding.Span);
            IsSentences(finding.Message);
            Assert.All(finding.Notes, IsSentences);
            foreach (RelatedLocation related in finding.Related)
            {
                IsInside(compilation.Text, related.Span);
                Assert.Matches(@"^\S.*[^.\s]$", related.Message);
            }
            foreach (string line in finding.Picture?.Split('\n') ?? [])
            {
                Assert.True(line.Length <= WidestDrawing, line);
                Assert.DoesNotContain(line, c => c is < ' ' or > '~');
                Assert.Equal(line.TrimEnd(), line);
            }
            // Nothing is pointed at twice, and no fix is offered twice.
            Assert.Equal(finding.Related.Count, finding.Related.Distinct().Count());
            Assert.Equal(finding.Fixes.Count, finding.Fixes.Select(fix => fix.Title).Distinct().Count());
        }
    }

    private static void IsInside(SourceText text, TextSpan span)
    {
        Assert.InRange(span.Start, 0, span.End);
        Assert.InRange(span.End, span.Start, text.Content.Length);
        Assert.Same(text.FileAt(span.Start), text.FileAt(span.End));
        Assert.True(span.End - text.FileStart(span.Start) <= text.FileAt(span.Start).Content.Length);
    }

    // They begin with a capital, or a word or number of the file, and end as sentences do; and they never show where a program failed.
    private static void IsSentences(string message)
    {
        Assert.Matches(@"^([-A-Z0-9']|\p{So}|[^\x00-\x7F])", message);
        Assert.Matches(@"[.?!""']$", message);
        Assert.DoesNotMatch(StackTrace(), message);
        Assert.DoesNotContain("  ", message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\bat [A-Za-z_.]+\(|System\.|Exception|\.cs:line")]
    private static partial Regex StackTrace();
}
