using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Editing;

/// <summary>A file of a project: its outlines, presets and declarations.</summary>
internal sealed class ProjectFile
{
    private readonly Lazy<IReadOnlyList<Declared>> declared;
    private readonly Lazy<Dictionary<int, Declared>> byToken;

    public ProjectFile(EditedFile file)
    {
        File = file;
        Loaded = new LoadedFile(file.Text, 0, file.Tokens);
        Outlines = Outline.Of(Loaded, file.Text);
        Presets = Preset.Of(file.Tokens);
        declared = new Lazy<IReadOnlyList<Declared>>(() => Declarations.Of(file));
        byToken = new Lazy<Dictionary<int, Declared>>(() =>
        {
            Dictionary<int, Declared> found = [];
            foreach (Declared item in declared.Value)
                found[item.Token] = item;
            return found;
        });
    }

    public EditedFile File { get; }

    public LoadedFile Loaded { get; }

    public IReadOnlyList<Outline> Outlines { get; }

    public IReadOnlyList<Preset> Presets { get; }

    public IReadOnlyList<Declared> Declared => declared.Value;

    /// <summary>The declaration whose name is a token, or null.</summary>
    public Declared? DeclaredAt(int token) => byToken.Value.TryGetValue(token, out Declared? found) ? found : null;

    /// <summary>The methodology in whose braces, or in whose header, a token stands.</summary>
    public Outline? OutlineAt(int token)
    {
        Token place = File.Tokens[token];
        foreach (Outline outline in Outlines)
        {
            if (token < outline.End && (token >= outline.Start || place.Span.Start >= outline.Name.Span.Start))
                return outline;
        }
        return null;
    }
}
