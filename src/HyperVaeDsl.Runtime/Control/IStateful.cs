namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// Something that remembers from step to step. What it remembers is a fixed list of named numbers (counts and switches are numbers
/// too), so that everything that a run would need to go on can be listed and stored.
/// </summary>
public interface IStateful
{
    /// <summary>Names of the numbers, in order, such as "factor".</summary>
    IReadOnlyList<string> StateNames { get; }

    /// <summary>Copies the numbers out.</summary>
    /// <param name="destination">As long as <see cref="StateNames"/>.</param>
    void SaveState(Span<double> destination);

    /// <summary>Sets the numbers that <see cref="SaveState"/> gave.</summary>
    /// <param name="source">As long as <see cref="StateNames"/>.</param>
    void LoadState(ReadOnlySpan<double> source);
}
