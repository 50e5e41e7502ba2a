using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Fixing;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// Gives a name another one, in all files. What comes of it is compiled: no file may have another finding than before, and training must be the same but for the
/// name itself, which stands in the canonical form where it is that of a signal or of a checkpoint.
/// </summary>
/// <param name="Problem">Why the name cannot be changed so, as a sentence; null if it can.</param>
/// <param name="Changes">The places to change, by file.</param>
public sealed record Rename(string? Problem, IReadOnlyList<Occurrence> Changes)
{
    /// <summary>The name at an offset, if it can be changed; else why not, as a sentence.</summary>
    public static (Symbol? Symbol, string Problem) Prepare(EditorProject project, string path, int offset)
    {
        if (project.SymbolAt(path, offset) is not { } symbol)
            return (null, "Here is no name that a file gives. The words of the language, its metrics and its presets have the names that they have.");
        return symbol.IsGiven ? (symbol, "") : (null, $"'{symbol.Name}' is the name of a loss of the language, which decides what is computed.");
    }

    /// <summary>Changes the name at an offset.</summary>
    /// <param name="project">The files.</param>
    /// <param name="path">The file.</param>
    /// <param name="offset">An offset in the name.</param>
    /// <param name="name">The new name.</param>
    /// <param name="compile">Compiles a file of the project; the function gives other contents of files by their paths, or null for those that stay.</param>
    public static Rename Run(EditorProject project, string path, int offset, string name, Func<EditedFile, Func<string, string?>, HvaeCompilation> compile)
    {
        (Symbol? symbol, string problem) = Prepare(project, path, offset);
        if (symbol == null)
            return new Rename(problem, []);
        if (!IsName(name))
            return new Rename($"'{name}' is no name. A name starts with a letter or '_' and goes on with letters, digits and '_'.", []);
        IReadOnlyList<Occurrence> places = project.OccurrencesOf(symbol);
        if (name == symbol.Name)
            return new Rename(null, []);
        Dictionary<string, string> changed = places.GroupBy(place => place.File).ToDictionary(
            group => ImportPath.Normalize(group.Key.Path),
            group => TextEdits.Apply(group.Key.Text.Content, group.Select(place => new TextChange(place.Span, name)))!, StringComparer.Ordinal);
        string? Changed(string file) => changed.TryGetValue(ImportPath.Normalize(file), out string? content) ? content : null;
        foreach (EditedFile file in places.Select(place => place.File).Distinct())
        {
            if (Difference(compile(file, _ => null), compile(file, Changed), symbol.Name, name) is { } difference)
                return new Rename($"With the name '{name}' {difference}", []);
        }
        return new Rename(null, places);
    }

    private static string? Difference(HvaeCompilation before, HvaeCompilation after, string old, string @new)
    {
        Dictionary<string, int> left = before.Diagnostics.GroupBy(item => item.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (Diagnostic item in after.Diagnostics)
        {
            if (!left.TryGetValue(item.Code, out int count) || count == 0)
                return $"there would be another finding in {after.Text.FileAt(item.Span.Start).FileName}, {item.Code}: {item.Message}";
            left[item.Code] = count - 1;
        }
        if (before.Methodology is not { } meant || after.Methodology is not { } means)
            return null;
        // Lines of the form are sorted, and another name may stand elsewhere among them.
        string[] was = [.. Lines(meant, old, @new)];
        string[] @is = [.. Lines(means, old, @new)];
        return was.SequenceEqual(@is) ? null : "something else would be trained.";
    }

    private static IEnumerable<string> Lines(Methodology methodology, string old, string @new) =>
        CanonicalForm.Write(methodology).Split('\n').Select(line => Replaced(line, old, @new)).OrderBy(line => line, StringComparer.Ordinal);

    // Both names become one word: a checkpoint may have the name of its metric, which stays. What is sorted within a line is compared by its words.
    private static string Replaced(string line, string old, string @new) =>
        string.Join(" ", line.Split(' ').Select(word => Word(word, old, @new)).OrderBy(word => word, StringComparer.Ordinal));

    private static string Word(string word, string old, string @new)
    {
        int start = 0;
        while (start < word.Length && !IsInside(word[start]))
            start++;
        int end = start;
        while (end < word.Length && IsInside(word[end]))
            end++;
        return word.Substring(start, end - start) is var name && (name == old || name == @new) ? word.Substring(0, start) + "?" + word.Substring(end) : word;
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(IsInside) && !char.IsDigit(name[0]);

    private static bool IsInside(char c) => c == '_' || char.IsLetterOrDigit(c);
}
