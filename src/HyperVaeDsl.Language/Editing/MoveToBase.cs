using System.Text;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// Moves what two methodologies say in the same words into an abstract one that both extend, in a file of its own. Both must train what they trained, and nothing is
/// done where either has a base or a param already: what is inherited then is better seen by whoever wrote it.
/// </summary>
internal static class MoveToBase
{
    private const int FewestStatements = 3;

    public static CodeAction? At(CodeActionRequest request)
    {
        EditedFile file = request.File;
        int at = Math.Max(0, file.FirstAfter(request.Span.Start) - 1);
        if (file.StatementOf(at) is not { Parent: null } own || own != Subject(file))
            return null;
        var best = request.Project.Files.Where(other => other != file).Select(other => (File: other, Subject: Subject(other))).Where(other => other.Subject != null)
            .Select(other => (other.File, Subject: other.Subject!, Common: Common(file, own, other.File, other.Subject!))).OrderByDescending(other => other.Common.Count).FirstOrDefault();
        if (best.File == null || best.Common.Count < FewestStatements)
            return null;
        string folder = file.Path.Replace('\\', '/');
        folder = folder.Substring(0, folder.LastIndexOf('/') + 1);
        string path = Free(request.Project, folder);
        string name = FreeName(request.Project, file.Tokens[own.Keyword + 1].Text + "Base");
        SourceFile created = new(path, Base(file, name, best.Common.Select(pair => pair.Mine)));
        List<FileChange> changes = [.. Changes(file, own, best.Common.Select(pair => pair.Mine), name, path), .. Changes(best.File, best.Subject, best.Common.Select(pair => pair.Theirs), name, path)];
        bool holds = request.Keeps(file, request.Compilation, changes, created) && request.Keeps(best.File, request.Compile(best.File, _ => null), changes, created);
        return holds
            ? new CodeAction($"Move {Numbers.Format(best.Common.Count)} statements that {best.File.Text.FileName} shares into a base", "refactor.extract", changes) { NewFile = created }
            : null;
    }

    // The one methodology of a file that extends nothing and has no params.
    private static StatementPlace? Subject(EditedFile file)
    {
        StatementPlace[] all = [.. file.Statements.Where(statement => file.Tokens[statement.Keyword].Text == "methodology")];
        return all.Length == 1 && all[0].First == all[0].Keyword && all[0].Open >= 0 && all[0].Close > 0 && all[0].HeaderEnd == all[0].Keyword + 2
            && !all[0].Children.Any(child => file.Tokens[child.Keyword].Text == "param") ? all[0] : null;
    }

    private static List<(StatementPlace Mine, StatementPlace Theirs)> Common(EditedFile file, StatementPlace mine, EditedFile other, StatementPlace theirs)
    {
        Dictionary<string, StatementPlace> known = new(StringComparer.Ordinal);
        foreach (StatementPlace statement in theirs.Children)
            known[Words(other, statement)] = statement;
        List<(StatementPlace, StatementPlace)> common = [];
        foreach (StatementPlace statement in mine.Children)
        {
            string words = Words(file, statement);
            // An allow by itself speaks of its methodology.
            if (file.Tokens[statement.Keyword].Text != "allow" && known.TryGetValue(words, out StatementPlace? same) && known.Remove(words))
                common.Add((statement, same));
        }
        return common;
    }

    private static string Words(EditedFile file, StatementPlace statement) =>
        string.Join(" ", file.Tokens.Slice(statement.First, statement.End).Select(token => token.Kind == TokenKind.NewLine ? "\n" : token.Text));

    private static string Base(EditedFile file, string name, IEnumerable<StatementPlace> statements)
    {
        string lineEnd = CodeActions.LineEnd(file);
        StringBuilder text = new($"abstract methodology {name} {{{lineEnd}");
        foreach (StatementPlace statement in statements)
            text.Append(file.Text.Slice(Lines(file, statement)));
        return text.Append('}').Append(lineEnd).ToString();
    }

    private static IEnumerable<FileChange> Changes(EditedFile file, StatementPlace methodology, IEnumerable<StatementPlace> statements, string name, string path)
    {
        string folder = file.Path.Replace('\\', '/');
        string import = RelativePath.From(folder.Substring(0, folder.LastIndexOf('/') + 1), path);
        int start = file.Statements.LastOrDefault(statement => file.Tokens[statement.Keyword].Text == "import") is { } last ? file.Tokens[last.End - 1].Span.End : -1;
        string lineEnd = CodeActions.LineEnd(file);
        yield return start < 0 ? new FileChange(file, new TextSpan(0, 0), $"import \"{import}\"{lineEnd}{lineEnd}") : new FileChange(file, new TextSpan(start, start), $"{lineEnd}import \"{import}\"");
        int behind = file.Tokens[methodology.Keyword + 1].Span.End;
        yield return new FileChange(file, new TextSpan(behind, behind), $" extends {name}");
        foreach (StatementPlace statement in statements)
            yield return new FileChange(file, Lines(file, statement), "");
    }

    // The lines of a statement with its /// lines, up to the end of the last one; a comment behind it goes along.
    private static TextSpan Lines(EditedFile file, StatementPlace statement)
    {
        string content = file.Text.Content;
        int start = LineStart(content, file.Tokens[statement.First].Span.Start);
        while (start > 0 && LineStart(content, BeforeLine(content, start)) is var above && content.Substring(above, start - above).TrimStart().StartsWith("///", StringComparison.Ordinal))
            start = above;
        int end = file.Tokens[statement.End - 1].Span.End;
        while (end < content.Length && content[end] != '\n')
            end++;
        return new TextSpan(start, Math.Min(content.Length, end + 1));
    }

    private static int BeforeLine(string content, int start) => start > 1 && content[start - 2] == '\r' ? start - 2 : start - 1;

    private static int LineStart(string content, int at)
    {
        while (at > 0 && content[at - 1] != '\n')
            at--;
        return at;
    }

    private static string Free(EditorProject project, string folder)
    {
        string path = folder + "base.hvae";
        for (int i = 2; project.Find(path) != null; i++)
            path = $"{folder}base{Numbers.Format(i)}.hvae";
        return path;
    }

    private static string FreeName(EditorProject project, string name)
    {
        string free = name;
        for (int i = 2; project.Symbols.Any(symbol => symbol.Name == free); i++)
            free = name + Numbers.Format(i);
        return free;
    }
}
