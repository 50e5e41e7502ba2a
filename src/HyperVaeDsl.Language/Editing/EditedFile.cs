using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// One version of a file in an editor: its text, its tokens, and where its statements stand. It is made of the tokens alone, so it is there for every
/// text, however broken, and before anything is compiled.
/// </summary>
public sealed class EditedFile
{
    private readonly Lazy<IReadOnlyList<StatementPlace>> statements;

    /// <summary>Takes a text and its path.</summary>
    public EditedFile(string path, string content)
    {
        Text = new SourceText(path, content);
        // What is no text has no words; the compiler says so.
        Tokens = Lexer.Tokenize(FileLoader.ProblemOf(content) == null ? Text : new SourceText(path, ""), new DiagnosticBag());
        statements = new Lazy<IReadOnlyList<StatementPlace>>(() => StatementReader.Read(Tokens));
    }

    /// <summary>The text, by itself.</summary>
    public SourceText Text { get; }

    /// <summary>Its path.</summary>
    public string Path => Text.Path;

    /// <summary>Its tokens, as they are written: params and presets are names here.</summary>
    internal TokenList Tokens { get; }

    /// <summary>The statements of the file; those of a block are its children.</summary>
    internal IReadOnlyList<StatementPlace> Statements => statements.Value;

    /// <summary>All statements, each before those in its braces.</summary>
    internal IEnumerable<StatementPlace> AllStatements => Statements.SelectMany(Within);

    /// <summary>The token that holds an offset or ends at it; of two that meet there the word, else the later one. Null between tokens.</summary>
    internal int? TokenAt(int offset)
    {
        int after = FirstAfter(offset);
        int? found = null;
        for (int i = Math.Max(0, after - 2); i < Tokens.Count && Tokens[i].Span.Start <= offset; i++)
        {
            Token token = Tokens[i];
            if (token.Kind is TokenKind.NewLine or TokenKind.End || offset > token.Span.End)
                continue;
            if (found is not { } other || Tokens[other].Kind != TokenKind.Word || token.Kind == TokenKind.Word)
                found = i;
        }
        return found;
    }

    /// <summary>The index of the first token that begins behind an offset; the number of tokens if none does.</summary>
    internal int FirstAfter(int offset)
    {
        int low = 0;
        int high = Tokens.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Tokens[middle].Span.Start > offset)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    /// <summary>The innermost statement that a token belongs to; null for what belongs to none.</summary>
    internal StatementPlace? StatementOf(int token)
    {
        StatementPlace? found = null;
        IReadOnlyList<StatementPlace> level = Statements;
        while (level.LastOrDefault(place => place.First <= token) is { } place && token < place.End)
        {
            found = place;
            level = place.Children;
        }
        return found;
    }

    private static IEnumerable<StatementPlace> Within(StatementPlace place) => place.Children.SelectMany(Within).Prepend(place);
}
