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
        StateNames = every == 1 ? [] : ["steps"];
    }

    /// <summary>The count of steps. After every step there is nothing to remember, so that a run can go on in a class that does not count.</summary>
    public IReadOnlyList<string> StateNames { get; }

    /// <summary>Counts a step.</summary>
    /// <returns>Whether the controller acts after it.</returns>
    public bool Count() => ++steps % every == 0;

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        if (destination.Length > 0)
            destination[0] = steps;
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        if (source.Length > 0)
            steps = (long)source[0];
    }
}
