namespace HyperVaeDsl.Language.Formatting;

/// <summary>What the formatter made of a text.</summary>
/// <param name="Outcome">Whether there is a canonical layout, and if not, why.</param>
/// <param name="Text">The text in its canonical layout; null unless the outcome is <see cref="FormatOutcome.Formatted"/>.</param>
/// <param name="Before">What the compiler says of the text as it was given.</param>
public sealed record FormattedText(FormatOutcome Outcome, string? Text, HvaeCompilation Before);

/// <summary>How an attempt to format a text ended.</summary>
public enum FormatOutcome
{
    /// <summary>The text has its canonical layout and means what it meant.</summary>
    Formatted,

    /// <summary>The text cannot be read as a methodology (errors HV0003, HV0004 and those of the chapter HV01), so it is left alone.</summary>
    Unreadable,

    /// <summary>The laid-out text would not mean the same. That is a defect of the formatter; the text must be left alone.</summary>
    MeaningWouldChange,
}
