namespace HyperVaeDsl.Language.Syntax;

/// <summary>The kinds of words and signs.</summary>
public enum TokenKind : byte
{
    /// <summary>A name or keyword; parts may be joined by dots (radial.weight).</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Text in double quotes, on one line.</summary>
    Text,

    /// <summary>{</summary>
    OpenBrace,

    /// <summary>}</summary>
    CloseBrace,

    /// <summary>..</summary>
    Range,

    /// <summary>-&gt;</summary>
    Arrow,

    /// <summary>=</summary>
    Equals,

    /// <summary>,</summary>
    Comma,

    /// <summary>:</summary>
    Colon,

    /// <summary>%</summary>
    Percent,

    /// <summary>/</summary>
    Slash,

    /// <summary>*</summary>
    Star,

    /// <summary>+ between two values; directly before a digit it belongs to the number.</summary>
    Plus,

    /// <summary>- between or before values; directly before a digit it belongs to the number.</summary>
    Minus,

    /// <summary>(</summary>
    OpenParenthesis,

    /// <summary>)</summary>
    CloseParenthesis,

    /// <summary>One of &lt; &lt;= &gt; &gt;=</summary>
    Comparison,

    /// <summary>Characters that the language does not use; they were reported.</summary>
    Unknown,

    /// <summary>The end of a line that is not continued.</summary>
    NewLine,

    /// <summary>The end of the text.</summary>
    End,
}
