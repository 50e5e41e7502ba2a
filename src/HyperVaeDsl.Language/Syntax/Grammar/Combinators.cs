using Sprache;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>
/// The combinators that the grammar uses most, with the meaning that Sprache's own have. Sprache builds parsers and closures anew for
/// every clause of a query each time that it runs; these call what the query gives them and remember nothing. They are found before
/// Sprache's because they stand in the namespace of the grammar.
/// </summary>
internal static class Combinators
{
    public static Parser<TResult> Select<T, TResult>(this Parser<T> parser, Func<T, TResult> convert) => i =>
    {
        IResult<T> result = parser(i);
        return result.WasSuccessful ? Result.Success(convert(result.Value), result.Remainder) : Failed<T, TResult>(result);
    };

    public static Parser<TResult> SelectMany<T, TNext, TResult>(this Parser<T> parser, Func<T, Parser<TNext>> selector, Func<T, TNext, TResult> convert) => i =>
    {
        IResult<T> first = parser(i);
        if (!first.WasSuccessful)
            return Failed<T, TResult>(first);
        IResult<TNext> second = selector(first.Value)(first.Remainder);
        return second.WasSuccessful ? Result.Success(convert(first.Value, second.Value), second.Remainder) : Failed<TNext, TResult>(second);
    };

    public static Parser<TNext> Then<T, TNext>(this Parser<T> parser, Func<T, Parser<TNext>> next) => i =>
    {
        IResult<T> first = parser(i);
        return first.WasSuccessful ? next(first.Value)(first.Remainder) : Failed<T, TNext>(first);
    };

    public static Parser<T> Or<T>(this Parser<T> first, Parser<T> second) => i =>
    {
        IResult<T> result = first(i);
        if (result.WasSuccessful && result.Remainder.Position > i.Position)
            return result;
        IResult<T> other = second(i);
        // Of two failures the one that came farther; of an empty success and a failure the success.
        return other.WasSuccessful || (!result.WasSuccessful && other.Remainder.Position >= result.Remainder.Position) ? other : result;
    };

    public static Parser<IEnumerable<T>> Many<T>(this Parser<T> parser) => i =>
    {
        List<T>? items = null;
        IInput rest = i;
        while (parser(rest) is { WasSuccessful: true } result && result.Remainder.Position > rest.Position)
        {
            (items ??= []).Add(result.Value);
            rest = result.Remainder;
        }
        return Result.Success(items ?? Enumerable.Empty<T>(), rest);
    };

    private static IResult<TResult> Failed<T, TResult>(IResult<T> result) => Result.Failure<TResult>(result.Remainder, result.Message, result.Expectations);
}
