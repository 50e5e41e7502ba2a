using HyperVaeDsl.Cli.Git;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Composition;

namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>A folder of a revision, or of the work tree as far as git knows its files.</summary>
/// <param name="repository">The repository.</param>
/// <param name="tree">The revision.</param>
/// <param name="prefix">The folder, with '/' at its end; "" for the top one.</param>
/// <param name="paths">Its .hvae files, relative to it.</param>
internal sealed class TreeFolder(GitRepository repository, SourceTree tree, string prefix, IReadOnlyList<string> paths) : SideFolder
{
    public override IReadOnlyList<string> Paths => paths;

    public override HvaeCompilation Compile(string path) => tree.Compile(Full(path), Text(path) ?? "\0", checksParams: false);

    public override string PlaceOf(string path) => System.IO.Path.Combine(repository.Root, Full(path));

    protected override string? Read(string path) => tree.Read(Full(path)) is { } bytes ? TextBytes.Decode(bytes) : null;

    private string Full(string path) => ImportPath.Normalize(prefix + path);
}
