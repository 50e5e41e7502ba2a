using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>The characters of a token with what belongs to them. A number that is written again and again is one object.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Lines">The /// lines before them; empty when there are none.</param>
/// <param name="Number">The value of a number.</param>
internal sealed record WrittenWord(string Text, string Lines, double Number)
{
    /// <summary>The calculation of a number from params, while something is proved of all their values; else null.</summary>
    public Curve? Level { get; init; }

    /// <summary>The value of a number. Who asks for that of a number that is calculated from params reads them, which they note.</summary>
    public double Value => Level == null ? Number : Level.At(0) + 0.0; // + 0.0 makes -0 a 0
}
