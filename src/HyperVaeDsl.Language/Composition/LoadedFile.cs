using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>A file of a compilation: the main one, or one that it imports, directly or not.</summary>
/// <param name="text">Its own text.</param>
/// <param name="start">Offset of its first character in the text of all files.</param>
/// <param name="tokens">Its tokens, with their places in the text of all files.</param>
internal sealed class LoadedFile(SourceText text, int start, TokenList tokens)
{
    public SourceText Text => text;

    public TextSpan Span => new(start, start + text.Content.Length);

    /// <summary>Its tokens; once presets are known, with the schedules of the presets that it calls.</summary>
    public TokenList Tokens { get; set; } = tokens;

    /// <summary>The files that it imports.</summary>
    public List<LoadedFile> Imports { get; } = [];

    /// <summary>Whether it imports something that could not be read: what is missing may stand there.</summary>
    public bool LacksImport { get; set; }

    /// <summary>The file, and all that its imports lead to: what its names may mean.</summary>
    public IReadOnlyCollection<LoadedFile> Reach()
    {
        HashSet<LoadedFile> reached = [this];
        Stack<LoadedFile> open = new([this]);
        while (open.Count > 0)
        {
            foreach (LoadedFile import in open.Pop().Imports.Where(reached.Add))
                open.Push(import);
        }
        return reached;
    }
}
