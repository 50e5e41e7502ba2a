namespace HyperVaeDsl.Language;

/// <summary>
/// Select for what is no list. LINQ asks an iterator of its own for the next one by a method that is virtual and generic, which native code has to look up in tables of
/// types at run time, 50 microseconds for each kind of element; a comparison made 40 such kinds.
/// </summary>
internal static class Sequences
{
    /// <summary>What a function makes of each element, when it is asked for.</summary>
    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector) =>
        source is IList<TSource> ? Enumerable.Select(source, selector) : Each(source, selector);

    private static IEnumerable<TResult> Each<TSource, TResult>(IEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        foreach (TSource item in source)
            yield return selector(item);
    }
}
