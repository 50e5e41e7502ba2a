namespace HyperVaeDsl.Runtime.Control;

/// <summary>Counts steps and says after which of them a controller acts.</summary>
public sealed class Cadence : IStateful
{
    private readonly int every;
    private long steps;

    /// <summary>Acts after every so many steps.</summary>
    /// <param name="every">The number of steps, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public Cadence(int every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        this.every = every;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["steps"];

    /// <summary>Counts a step.</summary>
    /// <returns>Whether the controller acts after it.</returns>
    public bool Count() => ++steps % every == 0;

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => destination[0] = steps;

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => steps = (long)source[0];
}
