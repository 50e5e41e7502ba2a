using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// The files of a workspace, and what their names mean across imports and 'extends'. It is made of tokens and never compiled, so it knows the names of files with
/// mistakes, too. A project is of one moment: after an edit there is another one.
/// </summary>
public sealed class EditorProject
{
    private readonly Dictionary<string, ProjectFile> byPath = new(StringComparer.Ordinal);
    private readonly NameResolver resolver;

    /// <summary>Takes the files, each path once.</summary>
    public EditorProject(IEnumerable<EditedFile> files)
    {
        foreach (EditedFile file in files)
            byPath[ImportPath.Normalize(file.Path)] = new ProjectFile(file);
        foreach (ProjectFile file in byPath.Values)
        {
            foreach (Token import in ImportPath.Find(file.File.Tokens))
            {
                if (byPath.TryGetValue(ImportPath.Resolve(file.File.Path, import.Text), out ProjectFile? imported) && imported != file)
                    file.Loaded.Imports.Add(imported.Loaded);
                else
                    file.Loaded.LacksImport = true;
            }
        }
        BaseResolver.Resolve(byPath.Values.ToDictionary(file => file.Loaded, file => file.Outlines), new DiagnosticBag());
        resolver = new NameResolver(byPath.Values);
    }

    /// <summary>The files.</summary>
    public IEnumerable<EditedFile> Files => byPath.Values.Select(file => file.File);

    /// <summary>All names that are declared, those of files in the order of the project.</summary>
    public IEnumerable<Symbol> Symbols => byPath.Values.SelectMany(file => file.Declared).Where(declared => !declared.Overrides).Select(declared => declared.Symbol);

    /// <summary>The file of a path, or null.</summary>
    public EditedFile? Find(string path) => FileOf(path)?.File;

    /// <summary>What the name at an offset of a file means; null where there is no name, or none that a file declares.</summary>
    public Symbol? SymbolAt(string path, int offset) =>
        FileOf(path) is { } file && file.File.TokenAt(offset) is { } token ? resolver.Resolve(file, token) : null;

    /// <summary>All places at which a name is used or declared, in all files. Of 'radial.weight' it is the part before the dot.</summary>
    public IReadOnlyList<Occurrence> OccurrencesOf(Symbol symbol) => [.. byPath.Values.SelectMany(file => OccurrencesIn(file, symbol))];

    /// <summary>The same in one file.</summary>
    public IReadOnlyList<Occurrence> OccurrencesIn(string path, Symbol symbol) => FileOf(path) is { } file ? [.. OccurrencesIn(file, symbol)] : [];

    /// <summary>The names of a kind that may stand at an offset of a file, the nearest declarations first.</summary>
    public IEnumerable<Symbol> Visible(string path, int offset, SymbolKind kind) => FileOf(path) is { } file ? resolver.Visible(file, offset, kind) : [];

    internal ProjectFile? FileOf(string path) => byPath.TryGetValue(ImportPath.Normalize(path), out ProjectFile? file) ? file : null;

    /// <summary>What stands for the params of the methodology around an offset.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<Token>> ValuesAt(ProjectFile file, int offset) => NameResolver.ValuesAt(file, offset);

    /// <summary>The presets that a file may call, those of the language, too.</summary>
    internal IReadOnlyDictionary<string, Preset> PresetsOf(ProjectFile file) => resolver.PresetsOf(file);

    internal Symbol? Resolve(ProjectFile file, int token) => resolver.Resolve(file, token);

    private IEnumerable<Occurrence> OccurrencesIn(ProjectFile file, Symbol symbol)
    {
        TokenList tokens = file.File.Tokens;
        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (token.Kind == TokenKind.Word && NameResolver.NameOf(token).Length == symbol.Name.Length && token.Text.StartsWith(symbol.Name, StringComparison.Ordinal) && resolver.Resolve(file, i) is { } found && found == symbol)
                yield return new Occurrence(file.File, new Text.TextSpan(token.Span.Start, token.Span.Start + symbol.Name.Length), token.Span.Start == symbol.Span.Start && file.File == symbol.File);
        }
    }
}

/// <summary>A place at which a name stands.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">The name.</param>
/// <param name="IsDeclaration">Whether the name is declared there.</param>
public sealed record Occurrence(EditedFile File, Text.TextSpan Span, bool IsDeclaration);
