namespace HyperVaeDsl.Language.Tests.Scoreboard;

/// <summary>How a documented defect is to show itself.</summary>
internal enum Proof
{
    /// <summary>A finding at a statement of as-it-was.hvae.</summary>
    Found,

    /// <summary>The same once a mistake that is reported first, and hides it, is cured.</summary>
    FoundNext,

    /// <summary>The language cannot say it: a line that tries is refused.</summary>
    Refused,

    /// <summary>No defect in the language, which does what the original only asked for.</summary>
    Cured,

    /// <summary>Nothing in the file decides it.</summary>
    OutOfReach,
}

/// <summary>A documented defect of a historical configuration: a line of its defects.txt.</summary>
/// <param name="Id">The kind of mistake, an id of docs/verifier.md.</param>
/// <param name="What">What was wrong, with the numbers.</param>
/// <param name="Proof">How it is to show itself.</param>
/// <param name="Codes">The codes of which one is expected.</param>
/// <param name="Words">Found: words of the line at which the finding stands. Refused: the line that tries. Otherwise the reason.</param>
/// <param name="Instead">Refused: words of the line that it takes the place of; empty where it comes last.</param>
/// <param name="Missed">Why it is not caught; empty where it is.</param>
internal sealed record Defect(string Id, string What, Proof Proof, string[] Codes, string Words, string Instead, string Missed)
{
    private const string At = " at: ";
    private const string Once = " once: ";
    private const string Without = "without: ";
    private const string Refuses = " refuses: ";
    private const string InPlaceOf = " in place of: ";
    private const string NoDefect = "no defect: ";
    private const string Beyond = "out of reach: ";
    private const string Miss = "missed: ";

    /// <summary>Whether it can be decided from the file.</summary>
    public bool IsDecidable => Proof is Proof.Found or Proof.FoundNext or Proof.Refused;

    /// <summary>What cures the mistakes that hide it: words of a line, and the line in its place, or null where the line goes.</summary>
    public IReadOnlyList<(string Words, string? Line)> Cures { get; private init; } = [];

    /// <summary>Reads "ID | what | CODES at: words" with the variants that tests/scoreboard/README.md lists.</summary>
    public static Defect Parse(string line)
    {
        string[] parts = line.Split(" | ");
        Assert.True(parts.Length is 3 or 4, $"Not 'id | what | proof [| missed: reason]': {line}");
        string missed = parts.Length == 4 ? After(parts[3], Miss) : "";
        string proof = parts[2];
        if (proof.StartsWith(NoDefect, StringComparison.Ordinal))
            return new Defect(parts[0], parts[1], Proof.Cured, [], After(proof, NoDefect), "", missed);
        if (proof.StartsWith(Beyond, StringComparison.Ordinal))
            return new Defect(parts[0], parts[1], Proof.OutOfReach, [], After(proof, Beyond), "", missed);
        bool refused = proof.Contains(Refuses, StringComparison.Ordinal);
        string[] sides = proof.Split(refused ? Refuses : At, 2);
        Assert.True(sides.Length == 2, $"Neither 'at:' nor 'refuses:' nor a reason: {line}");
        if (!refused && sides[1].Split(Once, 2) is [{ } place, { } cures])
            return new Defect(parts[0], parts[1], Proof.FoundNext, sides[0].Split(", "), place, "", missed) { Cures = [.. cures.Split("; ").Select(Cure)] };
        string[] attempt = refused ? sides[1].Split(InPlaceOf, 2) : [sides[1]];
        return new Defect(parts[0], parts[1], refused ? Proof.Refused : Proof.Found, sides[0].Split(", "), attempt[0], attempt.Length == 2 ? attempt[1] : "", missed);
    }

    private static (string Words, string? Line) Cure(string text) =>
        text.StartsWith(Without, StringComparison.Ordinal) ? (text[Without.Length..], null) : text.Split(InPlaceOf, 2) is [{ } line, { } words] ? (words, line) : throw new FormatException($"Neither 'without:' nor 'in place of:': {text}");

    private static string After(string text, string start)
    {
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        return text[start.Length..];
    }
}
