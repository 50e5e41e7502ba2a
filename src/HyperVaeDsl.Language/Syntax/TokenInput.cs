using Sprache;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>
/// Lets Sprache parse tokens instead of characters: its "current character" is the kind of the current token. That gives
/// word-level messages and linear cost; Sprache's own input makes a dictionary for every character.
/// </summary>
internal sealed class TokenInput : IInput
{
    private readonly ParseState state;

    private TokenInput(ParseState state, int position)
    {
        this.state = state;
        Position = position;
    }

    public int Position { get; }

    public Token Token => state.Tokens[Position];

    public ParseState State => state;

    public char Current => (char)Token.Kind;

    public bool AtEnd => Token.Kind == TokenKind.End;

    public string Source => "";

    public int Line => Token.Span.Start;

    public int Column => 0;

    public IDictionary<object, object> Memos => state.Memos;

    public static TokenInput Start(ParseState state) => new(state, 0);

    public TokenInput At(int position) => At(state, position);

    // Alternatives come back to the same few positions, and an input never changes, so the recent ones serve again.
    public static TokenInput At(ParseState state, int position)
    {
        ref TokenInput? recent = ref state.Recent[position & (state.Recent.Length - 1)];
        return recent?.Position == position ? recent : recent = new TokenInput(state, position);
    }

    /// <summary>The token at or before the end is never passed, so that every input has a current token.</summary>
    public IInput Advance() => AtEnd ? this : At(Position + 1);

    public bool Equals(IInput? other) => other is TokenInput input && input.state == state && input.Position == Position;

    public override bool Equals(object? obj) => Equals(obj as IInput);

    public override int GetHashCode() => Position;
}
