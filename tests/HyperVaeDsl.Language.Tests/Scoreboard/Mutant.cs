namespace HyperVaeDsl.Language.Tests.Scoreboard;

/// <summary>What becomes of a mutant, the first that is true.</summary>
internal enum MutantFate
{
    /// <summary>An error.</summary>
    Refused,

    /// <summary>The same facts, so the same digest.</summary>
    Equivalent,

    /// <summary>A finding of a kind that the original has less of.</summary>
    Warned,

    /// <summary>The table of the signals is another one.</summary>
    Table,

    /// <summary>Only the facts are others.</summary>
    Fact,

    /// <summary>Nothing that the tool prints is another one, and yet it trains differently.</summary>
    Unseen,
}

/// <summary>A methodology with one mistake.</summary>
/// <param name="Operator">How it was made.</param>
/// <param name="Source">What it was made of.</param>
/// <param name="Fate">What the tool makes of it.</param>
/// <param name="Facts">The first words of the facts that changed.</param>
/// <param name="Change">The line before and after.</param>
internal sealed record Mutant(string Operator, string Source, MutantFate Fate, string Facts, string Change)
{
    public static Mutant Judge(MutationOperator change, MutationSource source, string text)
    {
        MutationVerdict verdict = MutationVerdict.Of(text);
        bool same = verdict.Facts == source.Verdict.Facts;
        string facts = verdict.Compiles && !same ? string.Join(' ', verdict.DifferingFacts(source.Verdict)) : "";
        MutantFate fate = !verdict.Compiles ? MutantFate.Refused
            : same ? MutantFate.Equivalent
            : verdict.SaysMoreThan(source.Verdict) ? MutantFate.Warned
            : verdict.Table != source.Verdict.Table ? MutantFate.Table
            : facts.Length > 0 ? MutantFate.Fact
            : MutantFate.Unseen;
        return new Mutant(change.Name, source.Name, fate, facts, Difference(source.Text, text));
    }

    private static string Difference(string before, string after)
    {
        string[] old = before.Split('\n');
        string[] now = after.Split('\n');
        int first = Enumerable.Range(0, Math.Min(old.Length, now.Length)).First(i => old[i] != now[i]);
        return now.Length < old.Length ? $"without `{Plain(old[first])}`" : now.Length > old.Length ? $"again or elsewhere `{Plain(now[first])}`" : $"`{Plain(old[first])}` becomes `{Plain(now[first])}`";
    }

    private static string Plain(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|", StringComparison.Ordinal);
}
