namespace HyperVaeDsl.Language.Syntax;

/// <summary>
/// Tokens of which it is not known how many there will be. They lie in pieces: a list that grows by copying would leave large arrays
/// behind, which only the slowest collections of garbage remove.
/// </summary>
internal sealed class TokenBuffer
{
    private const int Piece = 4096;

    private readonly List<Token[]> full = [];
    private Token[] current = new Token[64];
    private int count;

    /// <summary>The token that was added last; null before the first.</summary>
    public Token? Last { get; private set; }

    public void Add(Token token)
    {
        if (count == current.Length)
        {
            full.Add(current);
            current = new Token[Piece];
            count = 0;
        }
        current[count++] = Last = token;
    }

    public Token[] ToArray()
    {
        Token[] all = new Token[full.Sum(piece => piece.Length) + count];
        int at = 0;
        foreach (Token[] piece in full)
        {
            piece.CopyTo(all, at);
            at += piece.Length;
        }
        Array.Copy(current, 0, all, at, count);
        return all;
    }
}
