using System.Text;

namespace HyperVaeDsl.Language.Locking;

/// <summary>
/// A lock file: what some methodologies train, a line for each fact, so that a change of training is a change of lines. It is written the same
/// from the same methodologies: sorted by path, without dates. The format is described in docs/git.md.
/// </summary>
/// <param name="Scope">The files and folders that it is of, relative to it.</param>
/// <param name="Methodologies">What is locked, by path.</param>
public sealed record LockFile(IReadOnlyList<string> Scope, IReadOnlyList<LockedMethodology> Methodologies)
{
    /// <summary>The version of the format that is written.</summary>
    public const string Version = "1";

    private const string Head = "hvae.lock";

    /// <summary>The text of the file.</summary>
    public string Write()
    {
        StringBuilder text = new();
        text.Append(Head).Append(" " + Version + "\n");
        text.Append("# Written by 'hvae lock'. 'hvae lock --check' says what trains differently than these lines.\n");
        foreach (string path in Scope.OrderBy(path => path, StringComparer.Ordinal))
            text.Append("of ").Append(path).Append('\n');
        foreach (LockedMethodology locked in Methodologies.OrderBy(locked => locked.Path, StringComparer.Ordinal))
        {
            text.Append("\nmethodology ").Append(locked.Name).Append(' ').Append(locked.Path).Append('\n');
            text.Append("digest ").Append(locked.Digest).Append('\n');
            foreach (string fact in locked.Facts)
                text.Append("fact ").Append(fact).Append('\n');
            foreach (LockedSignal signal in locked.Signals)
                text.Append("values ").Append(signal.Name).Append(' ').Append(signal.Values).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Reads a lock file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="problem">Why it cannot be read, as the end of the sentence "The lock file cannot be read: ..."; null when it can.</param>
    public static LockFile? Read(string text, out string? problem)
    {
        string[] lines = text.Replace("\r\n", "\n").Split('\n');
        problem = Version == VersionOf(lines[0]) ? null
            : VersionOf(lines[0]) is { } other ? $"it has version {other} of the format and this hvae reads version {Version}; use the hvae that wrote it, or write it anew with 'hvae lock'"
            : "it does not begin with 'hvae.lock 1'";
        List<string> scope = [];
        List<LockedMethodology> found = [];
        for (int i = 1; i < lines.Length && problem == null; i++)
            problem = ReadLine(lines[i], scope, found) ? null : $"line {Text.Numbers.Format(i + 1)} is not one that 'hvae lock' writes{(IsMarker(lines[i]) ? ": a merge left a conflict. Write the file anew with 'hvae lock'" : "")}";
        return problem == null ? new LockFile(scope, found) : null;
    }

    private static bool ReadLine(string line, List<string> scope, List<LockedMethodology> found)
    {
        if (line.Length == 0 || line.StartsWith("#", StringComparison.Ordinal))
            return true;
        int space = line.IndexOf(' ');
        if (space < 0)
            return false;
        string rest = line.Substring(space + 1);
        LockedMethodology? last = found.LastOrDefault();
        switch (line.Substring(0, space))
        {
            case "of" when last == null:
                scope.Add(rest);
                return true;
            case "methodology" when rest.IndexOf(' ') is > 0 and int at:
                found.Add(new LockedMethodology(rest.Substring(at + 1), rest.Substring(0, at), "", new List<string>(), new List<LockedSignal>()));
                return true;
            case "digest" when last is { Digest: "" }:
                found[found.Count - 1] = last with { Digest = rest };
                return true;
            case "fact" when last != null:
                ((List<string>)last.Facts).Add(rest);
                return true;
            case "values" when last != null && rest.IndexOf(' ') is > 0 and int at:
                ((List<LockedSignal>)last.Signals).Add(new LockedSignal(rest.Substring(0, at), rest.Substring(at + 1)));
                return true;
            default:
                return false;
        }
    }

    private static string? VersionOf(string line) => line.StartsWith(Head + " ", StringComparison.Ordinal) ? line.Substring(Head.Length + 1).Trim() : null;

    private static bool IsMarker(string line) =>
        line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith("=======", StringComparison.Ordinal) || line.StartsWith(">>>>>>>", StringComparison.Ordinal);
}
