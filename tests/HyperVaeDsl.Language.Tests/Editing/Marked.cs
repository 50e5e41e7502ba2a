using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Tests.Editing;

/// <summary>A text with a '|' where the cursor stands, and the files beside it.</summary>
internal sealed class Marked
{
    public const string Path = "/w/main.hvae";

    private readonly Dictionary<string, EditedFile> files = new(StringComparer.Ordinal);

    public Marked(string marked, params (string Name, string Content)[] others)
    {
        Offset = marked.IndexOf('|', StringComparison.Ordinal);
        Assert.True(Offset >= 0, "There is no '|' in the text.");
        File = new EditedFile(Path, marked.Remove(Offset, 1));
        files[Path] = File;
        foreach ((string name, string content) in others)
            files["/w/" + name] = new EditedFile("/w/" + name, content);
        Project = new EditorProject(files.Values);
    }

    public EditedFile File { get; }

    public int Offset { get; }

    public EditorProject Project { get; }

    public HvaeCompilation Compilation => Compile(File, _ => null);

    public EditedFile Other(string name) => files["/w/" + name];

    /// <summary>A file with other contents of some files.</summary>
    public HvaeCompilation Compile(EditedFile file, Func<string, string?> others) => HvaeCompiler.Compile(file.Path, others(file.Path) ?? file.Text.Content, new HvaeOptions
    {
        Resolve = (importer, import) =>
        {
            string path = Language.Composition.ImportPath.Resolve(importer, import);
            return others(path) is { } other ? new SourceFile(path, other) : files.TryGetValue(path, out EditedFile? found) ? new SourceFile(path, found.Text.Content) : null;
        },
    });

    /// <summary>A text with changes of one file.</summary>
    public static string Applied(EditedFile file, IEnumerable<(TextSpan Span, string Text)> changes) =>
        Language.Fixing.TextEdits.Apply(file.Text.Content, changes.Select(change => new Language.Diagnostics.TextChange(change.Span, change.Text)))!;
}
