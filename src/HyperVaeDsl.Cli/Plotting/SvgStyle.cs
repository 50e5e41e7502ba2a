namespace HyperVaeDsl.Cli.Plotting;

/// <summary>
/// Colours of pictures, for light and for dark. A picture has a background of its own, so that it can be read wherever it is put; programs that know no media
/// queries draw the light one. The lines of two sides differ in more than colour: the old one is dashed.
/// </summary>
internal static class SvgStyle
{
    /// <summary>How many tints phases take turns with.</summary>
    public const int Tints = 6;

    private static readonly string[] TintsInLight = ["#0969da", "#8250df", "#bf8700", "#1a7f37", "#cf222e", "#57606a"];
    private static readonly string[] TintsInDark = ["#58a6ff", "#bc8cff", "#e3b341", "#56d364", "#ff7b72", "#8b949e"];

    /// <summary>The rules.</summary>
    public static string Sheet => string.Concat(
        Base,
        Colours("#ffffff", "#1f2328", "#59636e", "#d1d9e0", "#0969da", "#bc4c00", "#1a7f37", TintsInLight),
        "@media (prefers-color-scheme:dark){",
        Colours("#0d1117", "#e6edf3", "#9da7b3", "#30363d", "#58a6ff", "#f0883e", "#3fb950", TintsInDark),
        "}");

    private const string Base = ".hv text{font-family:system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif}.hv .e{text-anchor:end}.hv .m{text-anchor:middle}.hv .b{font-weight:600}"
        + ".hv .line,.hv .old{fill:none;stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round}.hv .old{stroke-dasharray:5 3}.hv .leap{fill:none;stroke-dasharray:1.5 2.5}.hv .grid{stroke-width:.75}"
        + ".hv .edge{stroke-width:.75;stroke-dasharray:2 3}.hv .reach{fill-opacity:.16}.hv .was{fill-opacity:.16}.hv .area{fill-opacity:.22}.hv .open,.hv .dot{stroke-width:1.25}"
        + ".hv .bar{fill-opacity:.3}.hv .weight{fill-opacity:.85}.hv .oldbar{fill-opacity:.3}.hv .oldweight{fill-opacity:.85}.hv .wait{fill:none;stroke-width:1.25;stroke-dasharray:4 2.5}.hv .tint{fill-opacity:.09}.hv .band{fill-opacity:.3}";

    private static string Colours(string ground, string ink, string faint, string grid, string line, string old, string loss, string[] tints) =>
        $".hv .ground{{fill:{ground}}}.hv text{{fill:{ink}}}.hv .f{{fill:{faint}}}.hv .grid,.hv .edge{{stroke:{grid}}}.hv .edge,.hv .rule{{stroke:{faint}}}"
        + $".hv .line,.hv .leap{{stroke:{line}}}.hv .old,.hv .oldleap{{stroke:{old}}}.hv .reach,.hv .area{{fill:{line}}}.hv .was{{fill:{old}}}"
        + $".hv .open{{fill:{ground};stroke:{line}}}.hv .dot{{fill:{line};stroke:{line}}}.hv .bar,.hv .weight{{fill:{loss}}}.hv .oldbar,.hv .oldweight{{fill:{old}}}.hv .wait{{stroke:{loss}}}.hv text.o{{fill:{old}}}.hv text.n{{fill:{line}}}.hv .flag{{fill:{ink}}}"
        + string.Concat(tints.Select((tint, i) => $".hv .t{i}{{fill:{tint}}}"));
}
