using HyperVaeDsl.Language.Text;
namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>"Did you mean": the nearest of the names that would have been right.</summary>
public static class Suggestion
{
    private const int ShortestCertain = 4;
    private const int LargestCertain = 2;

    /// <summary>" Did you mean 'ramp'?", or "" when nothing is near enough.</summary>
    public static string For(string written, IEnumerable<string> candidates)
    {
        string? nearest = Nearest(written, candidates);
        return nearest == null ? "" : $" Did you mean '{nearest}'?";
    }

    /// <summary>
    /// The details of a finding about a name that there is not: the fix that writes the nearest one. It is certain if no other name is as near
    /// and the two differ in case, in '_', or in at most two letters of at least four that are no number or ending; else it is a choice, since
    /// beta_A and beta_B are two things and no slip. Without a near name there is none.
    /// </summary>
    public static DiagnosticDetails Details(string written, TextSpan span, IEnumerable<string> candidates, params RelatedLocation[] related)
    {
        string[] names = [.. candidates.Distinct()];
        if (Nearest(written, names) is not { } nearest)
            return new DiagnosticDetails { Related = related };
        bool isSame = names.Count(name => Letters(name) == Letters(written)) == 1;
        int distance = Distance(written.ToLowerInvariant(), nearest.ToLowerInvariant());
        bool isNear = written.Length >= ShortestCertain && distance <= LargestCertain && !IsVariant(written, nearest)
            && names.Count(name => Distance(written.ToLowerInvariant(), name.ToLowerInvariant()) <= distance) == 1;
        Fix fix = new($"Write '{nearest}'", span, nearest) { Applicability = isSame || isNear ? Applicability.Certain : Applicability.Choice };
        return new DiagnosticDetails { Related = related, Fixes = [fix] };
    }

    /// <summary>
    /// The nearest candidate: equal but for case first, else the smallest edit distance (swapped neighbours count one), as long
    /// as it is at most a third of the length, and one for short words.
    /// </summary>
    public static string? Nearest(string written, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = Math.Max(1, (written.Length + 1) / 3) + 1;
        foreach (string candidate in candidates)
        {
            if (string.Equals(candidate, written, StringComparison.OrdinalIgnoreCase))
                return candidate;
            int distance = Distance(written.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance && distance < candidate.Length)
                (best, bestDistance) = (candidate, distance);
        }
        return best ?? Abbreviated(written, candidates);
    }

    private static string Letters(string name) => name.Replace("_", "").ToLowerInvariant();

    // Names that differ in a number, or in what stands behind the last '_', are made to differ so.
    private static bool IsVariant(string a, string b)
    {
        int head = 0;
        while (head < a.Length && head < b.Length && a[head] == b[head])
            head++;
        int tail = 0;
        while (tail < a.Length - head && tail < b.Length - head && a[a.Length - 1 - tail] == b[b.Length - 1 - tail])
            tail++;
        string different = a.Substring(head, a.Length - head - tail) + b.Substring(head, b.Length - head - tail);
        bool isEnding = Math.Min(a.Length, b.Length) - head <= 2 && a.LastIndexOf('_', Math.Min(head, a.Length - 1)) is >= 0 and int split && split >= head - 1;
        return different.Any(c => char.IsDigit(c) || c == '_') || isEnding;
    }

    // "latent_dim" for latent, "learning" or "lr" for learning_rate, as long as only one is meant.
    private static string? Abbreviated(string written, IEnumerable<string> candidates)
    {
        string[] meant =
        [
            .. candidates.Where(candidate => candidate.Length > 2
                && (written.StartsWith(candidate + "_", StringComparison.OrdinalIgnoreCase)
                    || (written.Length > 2 && candidate.StartsWith(written + "_", StringComparison.OrdinalIgnoreCase))
                    || (candidate.IndexOf('_') > 0 && string.Equals(written, string.Concat(candidate.Split('_').Select(part => part.Length == 0 ? "" : part.Substring(0, 1))), StringComparison.OrdinalIgnoreCase)))).Distinct(),
        ];
        return meant.Length == 1 ? meant[0] : null;
    }

    // Optimal string alignment distance (Damerau-Levenshtein without repeated edits of one place).
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replace, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
