using System.Collections;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>
/// Tokens of which it is not known how many there will be. They lie in pieces: a list that grows by copying would leave large arrays
/// behind, which only the slowest collections of garbage remove.
/// </summary>
internal sealed class TokenList : IReadOnlyList<Token>
{
    private const int Bits = 11;
    private const int Piece = 1 << Bits;

    // Most texts that are read by themselves are a line or two, so the first piece grows to its size.
    private const int Begin = 64;

    private Token[][] pieces = [new Token[Begin]];
    private int last;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>One of them, which may be replaced.</summary>
    public ref Token this[int index] => ref pieces[index >> Bits][index & (Piece - 1)];

    /// <inheritdoc />
    Token IReadOnlyList<Token>.this[int index] => this[index];

    /// <summary>A list of some tokens.</summary>
    public static TokenList Of(IEnumerable<Token> tokens)
    {
        TokenList list = new();
        foreach (Token token in tokens)
            list.Add(token);
        return list;
    }

    /// <summary>Adds one at the end.</summary>
    public void Add(in Token token)
    {
        int at = Count & (Piece - 1);
        if (at == 0 && Count > 0)
            Next();
        else if (at == pieces[last].Length)
            Grow();
        pieces[last][at] = token;
        Count++;
    }

    /// <summary>Adds tokens of another list.</summary>
    public void Add(TokenList tokens, int from, int to)
    {
        for (int i = from; i < to; i++)
            Add(tokens[i]);
    }

    /// <summary>Some of them, without copying.</summary>
    public TokenSlice Slice(int from, int to) => new(this, from, to - from);

    /// <inheritdoc />
    public IEnumerator<Token> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Next()
    {
        if (++last == pieces.Length)
            Array.Resize(ref pieces, 2 * pieces.Length);
        pieces[last] = new Token[Piece];
    }

    private void Grow()
    {
        Token[] small = pieces[0];
        Token[] large = new Token[Math.Min(Piece, 2 * small.Length)];
        small.CopyTo(large, 0);
        pieces[0] = large;
    }
}
