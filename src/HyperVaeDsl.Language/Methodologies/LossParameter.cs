namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A parameter of a kind of loss: a number, a count, or one of a few words.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Argument">The runtime's argument.</param>
/// <param name="Unit">The unit that must be written, or "".</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
/// <param name="IsWhole">Whether it counts something.</param>
/// <param name="Example">For messages.</param>
public sealed record LossParameter(string Name, string Argument, string Unit, double Minimum, double Maximum, bool IsWhole, string Example)
{
    /// <summary>The words that it may be, or none for a number. A choice is kept as the index of its word.</summary>
    public IReadOnlyList<LossChoice> Choices { get; init; } = [];

    /// <summary>The value where it is not written; null if it must be.</summary>
    public double? Default { get; init; }

    /// <summary>Whether it may follow a schedule: a set point or a width may, a count or a choice may not.</summary>
    public bool AcceptsSignal => !IsWhole && !IsFixed && Choices.Count == 0;

    /// <summary>Whether it is a share, which may be written in percent.</summary>
    public bool IsShare { get; init; }

    /// <summary>Whether it decides the shape of the computation, so that it does not change.</summary>
    public bool IsFixed { get; init; }

    /// <summary>A number.</summary>
    public static LossParameter Real(string name, string argument, double minimum, double maximum, string example, string unit = "") =>
        new(name, argument, unit, minimum, maximum, false, example);

    /// <summary>A share from 0 to 1.</summary>
    public static LossParameter Share(string name, string argument, string example) =>
        new(name, argument, "", 0, 1, false, example) { IsShare = true };

    /// <summary>A whole number.</summary>
    public static LossParameter Count(string name, string argument, int minimum, int maximum, string example) =>
        new(name, argument, "", minimum, maximum, true, example);

    /// <summary>One of some words.</summary>
    public static LossParameter Choice(string name, string argument, params LossChoice[] choices) =>
        new(name, argument, "", 0, choices.Length - 1, false, choices[0].Word) { Choices = choices };
}
