using System.Collections;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>Some of the tokens of a list, one after another.</summary>
/// <param name="tokens">The list.</param>
/// <param name="first">The first one.</param>
/// <param name="count">How many.</param>
internal sealed class TokenSlice(TokenList tokens, int first, int count) : IReadOnlyList<Token>
{
    /// <inheritdoc />
    public int Count => count;

    /// <inheritdoc />
    public Token this[int index] => (uint)index < (uint)count ? tokens[first + index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc />
    public IEnumerator<Token> GetEnumerator()
    {
        for (int i = 0; i < count; i++)
            yield return tokens[first + i];
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
