using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Fixing;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>The place of which actions are asked, and how what they make is compiled.</summary>
/// <param name="Project">The files.</param>
/// <param name="File">The file.</param>
/// <param name="Span">What is selected; may be empty.</param>
/// <param name="Compilation">What the file means now.</param>
/// <param name="Compile">Compiles a file of the project; the function gives other contents of files by their paths, or null for those that stay.</param>
public sealed record CodeActionRequest(EditorProject Project, EditedFile File, TextSpan Span, HvaeCompilation Compilation, Func<EditedFile, Func<string, string?>, HvaeCompilation> Compile)
{
    /// <summary>The kinds that are wanted; all if null.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>Whether actions that take time to prove are left out, because nobody asked for them yet.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Whether actions may make files.</summary>
    public bool CanCreate { get; init; } = true;

    // What the files that import a file meant before.
    private readonly Dictionary<EditedFile, HvaeCompilation> dependents = [];

    /// <summary>Whether a kind is wanted.</summary>
    internal bool Wants(string kind) => Only == null || Only.Count == 0 || Only.Any(wanted => kind == wanted || kind.StartsWith(wanted + ".", StringComparison.Ordinal));

    /// <summary>
    /// Whether with some changes a file, and every file that imports a changed one, trains exactly what it trains now, without an error and without any finding of another
    /// kind than before, but for codes that are expected.
    /// </summary>
    internal bool Keeps(EditedFile file, HvaeCompilation before, IReadOnlyList<FileChange> changes, SourceFile? created = null, params string[] expected)
    {
        if (before.Methodology == null)
            return false;
        Dictionary<string, string> contents = new(StringComparer.Ordinal);
        foreach (IGrouping<EditedFile, FileChange> group in changes.GroupBy(change => change.File))
        {
            if (TextEdits.Apply(group.Key.Text.Content, group.Select(change => new TextChange(change.Span, change.Text))) is not { } text)
                return false;
            contents[ImportPath.Normalize(group.Key.Path)] = text;
        }
        if (created?.Content is { } content)
            contents[ImportPath.Normalize(created.Path)] = content;
        string? Changed(string path) => contents.TryGetValue(ImportPath.Normalize(path), out string? text) ? text : null;
        return IsSame(file, before, Changed, expected)
            && changes.Select(change => change.File).Distinct().SelectMany(Dependents).Where(other => other.File != file).All(other => IsSame(other.File, other.Before, Changed, expected));
    }

    private bool IsSame(EditedFile file, HvaeCompilation before, Func<string, string?> changed, string[] expected)
    {
        HvaeCompilation after = Compile(file, changed);
        HashSet<string> known = [.. before.Diagnostics.Select(item => item.Code), .. expected];
        return after.Methodology?.Digest == before.Methodology?.Digest && after.Diagnostics.All(item => known.Contains(item.Code));
    }

    // The files that import a file, themselves or through others.
    private IEnumerable<(EditedFile File, HvaeCompilation Before)> Dependents(EditedFile changed)
    {
        HashSet<string> found = [ImportPath.Normalize(changed.Path)];
        List<EditedFile> left = [.. Project.Files.Where(file => file.Statements.Any(statement => file.Tokens[statement.Keyword].Text == "import"))];
        while (left.FirstOrDefault(file => !found.Contains(ImportPath.Normalize(file.Path)) && DocumentLinks.Of(file).Any(link => link.Path != null && found.Contains(ImportPath.Normalize(link.Path)))) is { } next)
        {
            found.Add(ImportPath.Normalize(next.Path));
            if (!dependents.TryGetValue(next, out HvaeCompilation? before))
                dependents.Add(next, before = Compile(next, _ => null));
            yield return (next, before);
        }
    }
}
