using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A value that varies over the run.</summary>
/// <param name="Name">Its name, such as beta_A or radial.weight.</param>
/// <param name="Documentation">The /// lines before it.</param>
/// <param name="Range">The values that it may take.</param>
/// <param name="Timeline">Its plan; null when a mistake in it was reported.</param>
/// <param name="Span">Where it is declared.</param>
/// <param name="IsLossWeight">Whether it is the weight of the loss in its name.</param>
public sealed record Signal(string Name, string Documentation, Interval Range, SignalTimeline? Timeline, TextSpan Span, bool IsLossWeight);

/// <summary>A number or a signal.</summary>
/// <param name="Signal">Name of the signal, or null for a number.</param>
/// <param name="Number">The number where there is no signal.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ScalarRef(string? Signal, double Number, TextSpan Span)
{
    /// <summary>The number where there is no signal.</summary>
    public double Number { get => Level == null ? field : Level.At(0); init; } = Number;

    /// <summary>Whether it is a number that equals the given one. Of a calculation with params that can, its params are read as numbers.</summary>
    internal bool Is(double? number) =>
        Signal == null && (Level == null || (number is { } value && Level.Params!.OfAll(() => Level.Bound(0, 0)).Contains(value))) && Number.Equals(number);

    /// <summary>Whether it is a calculation with params that has the given value for some of theirs, and others for others.</summary>
    internal bool Varies(double number) => Level is { Params: { } box } level && box.OfAll(() => level.Bound(0, 0)) is { IsPoint: false } range && range.Contains(number);

    /// <summary>The number as a calculation with params, while something is proved of all their values; else null.</summary>
    internal Curve? Level { get; init; }
}
