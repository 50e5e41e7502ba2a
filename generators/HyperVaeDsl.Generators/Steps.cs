using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators;

/// <summary>
/// Steps between objects only. Roslyn's own steps pass pairs and lists on as value types, and the JIT compiler makes the code of each step, its table and its
/// cache once more for each of these: a twentieth of the time of a first build, before anything is compiled.
/// </summary>
internal static class Steps
{
    /// <summary>Each value together with another one.</summary>
    public static IncrementalValuesProvider<TResult> With<T, TOther, TResult>(this IncrementalValuesProvider<T> source, IncrementalValueProvider<TOther> other, Func<T, TOther, TResult> join)
        where T : class?
        where TOther : class?
        where TResult : class? =>
        source.Combine(other).Select((pair, _) => join(pair.Left, pair.Right));

    /// <summary>A value together with another one.</summary>
    public static IncrementalValueProvider<TResult> With<T, TOther, TResult>(this IncrementalValueProvider<T> source, IncrementalValueProvider<TOther> other, Func<T, TOther, TResult> join)
        where T : class?
        where TOther : class?
        where TResult : class? =>
        source.Combine(other).Select((pair, _) => join(pair.Left, pair.Right));

    /// <summary>What is made of all values at once.</summary>
    public static IncrementalValueProvider<TResult> Together<T, TResult>(this IncrementalValuesProvider<T> source, Func<IEnumerable<T>, TResult> join)
        where T : class
        where TResult : class? =>
        source.Collect().Select((all, _) => join(all));
}
