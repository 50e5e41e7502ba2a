using Sprache;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>Reads one production at a cursor and moves it on; null after a failure, which is noted.</summary>
internal delegate T? Reader<T>(ref Cursor cursor)
    where T : class;

/// <summary>
/// A place among the tokens, for the productions that most of a file consists of. Sprache makes some objects for every token and every
/// alternative; this makes none. Both note in the same <see cref="ParseState"/> what they expected, so no message tells how a text was read.
/// </summary>
internal struct Cursor(ParseState state, int position)
{
    /// <summary>What all positions share.</summary>
    public readonly ParseState State => state;

    /// <summary>Index of the token that is read next.</summary>
    public int Position { get; private set; } = position;

    /// <summary>The token that is read next.</summary>
    public readonly Token Token => state.Tokens[Position];

    /// <summary>The token after it; the last one of the text at its end.</summary>
    public readonly Token Following => state.Tokens[Math.Min(Position + 1, state.Tokens.Count - 1)];

    /// <summary>The production as a parser of Sprache, for the productions that are written with it.</summary>
    public static Parser<T> Parser<T>(Reader<T> reader)
        where T : class => i =>
        {
            TokenInput input = (TokenInput)i;
            Cursor cursor = new(input.State, input.Position);
            return reader(ref cursor) is { } value
                ? Result.Success(value, input.At(cursor.Position))
                : Result.Failure<T>(input.At(cursor.Position), "unexpected token", []);
        };

    /// <summary>A production that is written with Sprache.</summary>
    public T? Through<T>(Parser<T> parser)
        where T : class
    {
        IResult<T> result = parser(TokenInput.At(state, Position));
        Position = ((TokenInput)result.Remainder).Position;
        return result.WasSuccessful ? result.Value : null;
    }

    /// <summary>The token that is read next, whatever it is; it is not the end of the text.</summary>
    public Token Next() => state.Tokens[Position++];

    /// <summary>A token of a kind, or null after noting that it was expected.</summary>
    public Token? Take(TokenKind kind, string expectation)
    {
        if (Token.Kind == kind)
            return Next();
        state.Fail(Position, expectation);
        return null;
    }

    /// <summary>A keyword, or null after noting that it was expected.</summary>
    public Token? Take(Keyword keyword)
    {
        if (Token.Kind == TokenKind.Word && Token.Text == keyword.Text)
            return Next();
        state.Fail(Position, keyword.Expectation);
        return null;
    }

    /// <summary>What may be left out: after a failure the cursor stands where it stood.</summary>
    public T? Maybe<T>(Reader<T> reader)
        where T : class
    {
        int start = Position;
        T? value = reader(ref this);
        if (value == null)
            Position = start;
        return value;
    }

    /// <summary>A keyword and what it introduces.</summary>
    public T? After<T>(Keyword keyword, Reader<T> reader)
        where T : class => Take(keyword) == null ? null : reader(ref this);

    /// <summary>A keyword and what it introduces, which together may be left out.</summary>
    public T? MaybeAfter<T>(Keyword keyword, Reader<T> reader)
        where T : class
    {
        int start = Position;
        T? value = After(keyword, reader);
        if (value == null)
            Position = start;
        return value;
    }

    /// <summary>Goes back to an earlier position.</summary>
    public void Return(int to) => Position = to;

    /// <summary>Notes what was expected here.</summary>
    public readonly void Expect(string expectation) => state.Fail(Position, expectation);

    /// <summary>Notes that one of several words was expected here.</summary>
    public readonly void Expect(string[] expectations) => state.Fail(Position, expectations);
}

/// <summary>A word of the language, and how a message asks for it.</summary>
/// <param name="Text">The word.</param>
internal sealed record Keyword(string Text)
{
    public string Expectation { get; } = $"'{Text}'";
}
