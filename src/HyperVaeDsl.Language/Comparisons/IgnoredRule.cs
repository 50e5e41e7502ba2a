namespace HyperVaeDsl.Language.Comparisons;

/// <summary>Changes that are known and not to be listed again, with the reason.</summary>
/// <param name="Rule">The kind of change.</param>
/// <param name="Subject">What it is about; empty for whatever it is about.</param>
/// <param name="Reason">Why.</param>
public sealed record IgnoredRule(ChangeRule Rule, string Subject, string Reason)
{
    /// <summary>It in the words of the command line.</summary>
    public string Text => $"{Rule.Id}{(Subject.Length > 0 ? " " + Subject : "")} because {Reason}";

    /// <summary>Whether it speaks of a change.</summary>
    public bool Covers(Change change) => change.Rule == Rule && (Subject.Length == 0 || change.Subject == Subject);

    /// <summary>Reads 'DF203 because reason' or 'DF203 signal beta because reason'; null after saying what is wrong.</summary>
    public static IgnoredRule? Parse(string text, out string problem)
    {
        problem = "";
        const string Because = " because ";
        string line = text.Trim();
        int at = line.IndexOf(Because, StringComparison.Ordinal);
        string reason = at < 0 ? "" : line.Substring(at + Because.Length).Trim().Trim('"').Trim();
        string[] words = (at < 0 ? line : line.Substring(0, at)).Split([' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries);
        ChangeRule? rule = words.Length > 0 ? ChangeRules.Find(words[0]) : null;
        if (reason.Length == 0)
            problem = $"'{line}' gives no reason. Write it like 'DF203 signal beta because retuned for the new data'.";
        else if (rule == null)
            problem = $"There is no kind of change '{(words.Length > 0 ? words[0] : "")}'.{Diagnostics.Suggestion.For(words.Length > 0 ? words[0] : "", ChangeRules.All.Select(candidate => candidate.Id))}";
        return problem.Length > 0 ? null : new IgnoredRule(rule!, words.Length > 1 ? words[1].Trim() : "", reason);
    }
}
