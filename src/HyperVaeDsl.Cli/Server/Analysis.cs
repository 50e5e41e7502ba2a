using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Editing;

namespace HyperVaeDsl.Cli.Server;

/// <summary>What becomes of one version of a document, compiled at most once, whoever asks first. It knows what it was made of, and so whether it still holds.</summary>
internal sealed class Analysis
{
    private readonly Workspace workspace;
    private readonly List<(string Path, EditedFile? File)> imports = [];
    private readonly Lazy<HvaeCompilation> compilation;

    public Analysis(Workspace workspace, OpenDocument document)
    {
        this.workspace = workspace;
        Document = document;
        compilation = new Lazy<HvaeCompilation>(() => workspace.Compile(document.File, null, (path, file) => imports.Add((path, file))));
    }

    /// <summary>The version.</summary>
    public OpenDocument Document { get; }

    /// <summary>What becomes of it; the first who asks waits for the compiler.</summary>
    public HvaeCompilation Compilation => compilation.Value;

    /// <summary>Whether it is compiled.</summary>
    public bool IsDone => compilation.IsValueCreated;

    /// <summary>Whether it would be the same if it were compiled again: neither the document nor what it imports has changed.</summary>
    public bool Holds(OpenDocument now) =>
        ReferenceEquals(now.File, Document.File) && (!IsDone || imports.All(import => ReferenceEquals(workspace.Read(import.Path), import.File)));
}
