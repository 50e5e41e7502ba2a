using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>Colours of a terminal (ECMA-48, SGR), or none.</summary>
internal sealed class Palette(bool isColored)
{
    private const string Reset = "\u001b[0m";

    public static Palette Plain { get; } = new(false);

    /// <summary>The text in its colour.</summary>
    public string Paint(Ink ink, string text) => isColored && text.Length > 0 && Code(ink) is { } code ? $"\u001b[{code}m{text}{Reset}" : text;

    public static Ink Of(Severity severity) => severity switch
    {
        Severity.Error => Ink.Error,
        Severity.Warning => Ink.Warning,
        _ => Ink.Info,
    };

    private static string? Code(Ink ink) => ink switch
    {
        Ink.Strong => "1",
        Ink.Error => "1;31",
        Ink.Warning => "1;33",
        Ink.Info => "1;36",
        Ink.Related => "34",
        Ink.Frame => "2",
        Ink.Note => "36",
        Ink.Fix => "32",
        _ => null,
    };
}
