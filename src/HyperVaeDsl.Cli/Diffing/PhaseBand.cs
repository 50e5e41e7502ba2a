using System.Text;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>The phases of a methodology on one line: [Explore=======)[Disrupt).</summary>
/// <param name="end">The time that the whole width stands for, in epochs.</param>
/// <param name="width">Columns.</param>
/// <param name="usesUnicode">Whether line characters may be used.</param>
internal sealed class PhaseBand(double end, int width, bool usesUnicode)
{
    public string Draw(IReadOnlyList<Phase> phases)
    {
        StringBuilder line = new(new string(' ', width));
        char fill = usesUnicode ? '─' : '=';
        foreach (Phase phase in phases)
        {
            int from = Math.Clamp((int)Math.Round(width * phase.Start / end), 0, width - 1);
            int to = Math.Clamp((int)Math.Round(width * phase.End / end), from + 1, width);
            for (int column = from; column < to; column++)
                line[column] = fill;
            line[from] = usesUnicode ? '├' : '[';
            int room = to - from - 1;
            string name = phase.Name.Length <= room ? phase.Name : room >= 3 ? phase.Name[..room] : "";
            for (int i = 0; i < name.Length; i++)
                line[from + 1 + i] = name[i];
        }
        return line.ToString().TrimEnd();
    }
}
