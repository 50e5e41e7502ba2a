using Sprache;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>Limits how deep schedules may lie inside one another, so that no text can exhaust the stack.</summary>
internal static class Nested
{
    private const int Deepest = 40;

    /// <summary>A parser that is defined further below. (Sprache's own Ref remembers results by parser alone, not by position.)</summary>
    public static Parser<T> Later<T>(Func<Parser<T>> parser) => i => parser()(i);

    /// <summary>A parser that counts as one level.</summary>
    public static Parser<T> Of<T>(Parser<T> parser) => i =>
    {
        TokenInput input = (TokenInput)i;
        if (!Enter(new Cursor(input.State, input.Position)))
            return Result.Failure<T>(i, "too deep", []);
        try
        {
            return parser(i);
        }
        finally
        {
            input.State.Depth--;
        }
    };

    /// <summary>Begins one more level, which whoever called it ends; false, after noting it, where there are too many.</summary>
    public static bool Enter(in Cursor cursor)
    {
        if (cursor.State.Depth == Deepest)
        {
            cursor.Expect($"a simpler schedule (at most {Text.Numbers.Format(Deepest)} levels of parts inside one another)");
            return false;
        }
        cursor.State.Depth++;
        return true;
    }
}
