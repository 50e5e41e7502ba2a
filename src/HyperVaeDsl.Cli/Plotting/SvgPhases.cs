using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>The phases as a band with their names, and as tints behind what stands below.</summary>
internal static class SvgPhases
{
    private const double Height = 18;
    private const double RowHeight = 13;
    private const double Size = 10.5;
    private const int MostRows = 3;
    private const int MostTints = 400;

    /// <summary>Draws the band and returns where it ends.</summary>
    public static double Draw(SvgCanvas canvas, SvgFrame frame, IReadOnlyList<Phase> phases, string label, double top)
    {
        List<(Phase Phase, double X, int Row)> above = [];
        HashSet<Phase> inside = [.. phases.Where(phase => TextWidth.Of(phase.Name, Size) + 6 <= frame.Span(phase.Start, phase.End))];
        double[] taken = [.. Enumerable.Repeat(double.NegativeInfinity, MostRows)];
        // Names that do not fit stand above in rows, until there is no room; a pointer shows them anyway.
        foreach (Phase phase in phases.Where(phase => !inside.Contains(phase)))
        {
            double width = TextWidth.Of(phase.Name, Size);
            double x = Math.Clamp(frame.X((phase.Start + phase.End) / 2), frame.Left + (width / 2), Math.Max(frame.Left + (width / 2), frame.Right - (width / 2)));
            int row = Array.FindIndex(taken, end => end + 6 < x - (width / 2));
            if (row < 0 || width > frame.Right - frame.Left || phases.Count > 60)
                continue;
            taken[row] = x + (width / 2);
            above.Add((phase, x, row));
        }
        double band = top + (above.Count == 0 ? 0 : (above.Max(item => item.Row) + 1) * RowHeight);
        foreach ((Phase phase, double x, int row) in above)
        {
            double y = band - (row * RowHeight) - 4;
            canvas.Line("edge", frame.X((phase.Start + phase.End) / 2), y + 1, frame.X((phase.Start + phase.End) / 2), band);
            canvas.Words("m", x, y, phase.Name, Size);
        }
        canvas.Words("e f", frame.Left - 8, band + 13, label);
        for (int i = 0; i < phases.Count; i++)
        {
            Phase phase = phases[i];
            string times = $"{phase.Name}: epochs {Numbers.Short(phase.Start)} to {Numbers.Short(phase.End)}";
            canvas.Rectangle($"band t{i % SvgStyle.Tints}", frame.X(phase.Start), band, frame.Span(phase.Start, phase.End), Height, times);
            if (phase.EarlyEnd is { } early)
                canvas.Rectangle("wait", frame.X(early.Earliest), band + Height - 3.5, Math.Max(1, frame.Span(early.Earliest, phase.End)), 3, $"{phase.Name} may end from epoch {Numbers.Short(early.Earliest)} on");
            if (inside.Contains(phase))
                canvas.Words("m", frame.X((phase.Start + phase.End) / 2), band + 13, phase.Name, Size);
        }
        return band + Height;
    }

    /// <summary>Tints from one height to another.</summary>
    public static void Tint(SvgCanvas canvas, SvgFrame frame, IReadOnlyList<Phase> phases, double top, double bottom)
    {
        // More would be a grey haze, and bytes.
        if (phases.Count > MostTints)
            return;
        for (int i = 0; i < phases.Count; i++)
            canvas.Rectangle($"tint t{i % SvgStyle.Tints}", frame.X(phases[i].Start), top, frame.Span(phases[i].Start, phases[i].End), bottom - top);
    }
}
