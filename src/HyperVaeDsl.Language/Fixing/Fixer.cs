using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Fixing;

/// <summary>
/// Applies the certain fixes of a text, again and again until there are none. Each must hold: the fixed text is compiled, the finding is gone,
/// no other one has come, and where the fix says so the digest is the same. What does not hold is not applied.
/// </summary>
public static class Fixer
{
    // Of a text with hundreds of fixes that do not hold, not each is tried.
    private const int MostTries = 200;

    /// <summary>The fixes of the main file of a compilation; those that lie in imported files are left to these.</summary>
    /// <param name="compilation">What is to be fixed.</param>
    /// <param name="compile">Compiles another text in its place.</param>
    /// <param name="isWanted">Which findings are to be cured; all if null.</param>
    public static FixRun Apply(HvaeCompilation compilation, Func<string, HvaeCompilation> compile, Func<Diagnostic, bool>? isWanted = null)
    {
        List<FixNote> applied = [];
        Dictionary<(string Code, string Title), FixNote> refused = [];
        string content = compilation.Text.FileAt(0).Content;
        for (int tries = 0; tries < MostTries;)
        {
            List<Candidate> candidates = [.. Candidates(compilation, content, isWanted).Where(candidate => !refused.ContainsKey(candidate.Key))];
            if (candidates.Count == 0)
                break;
            // Usually all hold, and one compilation shows it; else half of them are tried, and so on down to the one that does not hold.
            for (int count = candidates.Count; count > 0; count /= 2)
            {
                List<Candidate> tried = candidates.GetRange(0, count);
                tries++;
                (var result, string reason) = Try(compilation, content, tried, compile);
                if (result is { } held)
                {
                    applied.AddRange(tried.Select(candidate => candidate.Note));
                    (compilation, content) = held;
                    break;
                }
                if (count == 1)
                    refused[tried[0].Key] = tried[0].Note with { Reason = reason };
            }
        }
        return new FixRun(content, compilation, applied, [.. refused.Values]);
    }

    private static IEnumerable<Candidate> Candidates(HvaeCompilation compilation, string content, Func<Diagnostic, bool>? isWanted)
    {
        int end = 0;
        foreach (Diagnostic finding in compilation.Diagnostics.Where(finding => isWanted?.Invoke(finding) != false))
        {
            Fix[] certain = [.. finding.Fixes.Where(fix => fix.Applicability == Applicability.Certain)];
            // Two certain cures would be a choice.
            if (certain.Length != 1 || certain[0].Changes.Count == 0 || certain[0].Changes.Any(change => change.Span.Start < 0 || change.Span.End > content.Length))
                continue;
            // What touches an earlier one waits for the next round; so does what cannot be checked while there are errors.
            if (certain[0].Changes.Min(change => change.Span.Start) < end || (certain[0].KeepsMeaning && compilation.Methodology == null))
                continue;
            end = certain[0].Changes.Max(change => change.Span.End) + 1;
            yield return new Candidate(finding, certain[0], compilation.Text.PositionOf(finding.Span.Start).Line);
        }
    }

    private static ((HvaeCompilation, string)? Result, string Reason) Try(HvaeCompilation before, string content, IReadOnlyList<Candidate> candidates, Func<string, HvaeCompilation> compile)
    {
        if (TextEdits.Apply(content, candidates.SelectMany(candidate => candidate.Fix.Changes)) is not { } text || text == content)
            return (null, "Its changes do not fit together.");
        HvaeCompilation after = compile(text);
        Dictionary<string, int> left = Count(before.Diagnostics.Select(finding => finding.Code));
        foreach (Candidate candidate in candidates)
            left[candidate.Finding.Code]--;
        foreach (KeyValuePair<string, int> found in Count(after.Diagnostics.Select(finding => finding.Code)))
        {
            if (found.Value > (left.TryGetValue(found.Key, out int allowed) ? allowed : 0))
                return (null, left.ContainsKey(found.Key) && candidates.Any(candidate => candidate.Finding.Code == found.Key) ? "With it the text would still be found wrong." : $"With it there would be another finding: {after.Diagnostics.First(finding => finding.Code == found.Key).Code}, {after.Diagnostics.First(finding => finding.Code == found.Key).Rule.Title}.");
        }
        // What is right changes its meaning only by the hand of its author.
        if (before.Methodology is { } meant && DigestOf(after) != CanonicalForm.Digest(meant))
            return (null, "It would change what is trained.");
        return ((after, text), "");
    }

    private static string? DigestOf(HvaeCompilation compilation) => compilation.Methodology == null ? null : CanonicalForm.Digest(compilation.Methodology);

    private static Dictionary<string, int> Count(IEnumerable<string> codes) => codes.GroupBy(code => code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private sealed record Candidate(Diagnostic Finding, Fix Fix, int Line)
    {
        public FixNote Note => new(Finding.Code, Line, Fix.Title);

        // A line moves while others are fixed; the words of the message stay.
        public (string, string) Key => (Finding.Code, Finding.Message + Fix.Title);
    }
}
