using System.Collections;

namespace HyperVaeDsl.Generators;

/// <summary>
/// A list that is equal when its items are: the generator's cache compares by value. It is a class because the JIT compiler makes every step of a generator anew
/// for each kind of value type that passes through it, and once for all classes.
/// </summary>
/// <param name="items">The items.</param>
internal sealed class EquatableArray<T>(T[] items) : IEquatable<EquatableArray<T>>, IEnumerable<T>
    where T : IEquatable<T>
{
    private readonly T[] items = items;

    /// <summary>One without items.</summary>
    public static EquatableArray<T> Empty { get; } = new([]);

    /// <inheritdoc />
    public bool Equals(EquatableArray<T>? other) => other != null && items.SequenceEqual(other.items);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as EquatableArray<T>);

    /// <inheritdoc />
    public override int GetHashCode() => items.Aggregate(17, (hash, item) => unchecked(hash * 31 + item.GetHashCode()));

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
