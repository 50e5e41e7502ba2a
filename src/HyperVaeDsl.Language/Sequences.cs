namespace HyperVaeDsl;

/// <summary>
/// The Select of this project: here, around all its namespaces, it is found before that of LINQ. That one asks an iterator (what Where, Concat or Range gives)
/// for the next one by a method that is virtual and generic. Native code has to find such a method at run time, in tables of types, once for each pair of types:
/// a twentieth of the time of a comparison.
/// </summary>
internal static class Sequences
{
    /// <summary>What a function makes of each element, when it is asked for.</summary>
    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector) =>
        source is TSource[] or List<TSource> ? Enumerable.Select(source, selector) : Each(source, selector);

    private static IEnumerable<TResult> Each<TSource, TResult>(IEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        foreach (TSource item in source)
            yield return selector(item);
    }
}
