namespace HyperVaeDsl.Runtime.Control;

/// <summary>What several parts remember, one after the other, each number under the name of its part.</summary>
internal sealed class CompositeState : IStateful
{
    private readonly (IStateful Part, int Count)[] parts;

    /// <summary>Parts with their names, in order; a part without a name gives its numbers as they are.</summary>
    public CompositeState(IEnumerable<KeyValuePair<string, IStateful>> named)
    {
        KeyValuePair<string, IStateful>[] all = [.. named];
        parts = [.. all.Select(part => (part.Value, part.Value.StateNames.Count))];
        StateNames = [.. all.SelectMany(part => part.Value.StateNames.Select(name => part.Key.Length == 0 ? name : $"{part.Key}.{name}"))];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; }

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        foreach ((IStateful part, int count) in parts)
        {
            part.SaveState(destination[..count]);
            destination = destination[count..];
        }
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        foreach ((IStateful part, int count) in parts)
        {
            part.LoadState(source[..count]);
            source = source[count..];
        }
    }
}
