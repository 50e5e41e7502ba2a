using HyperVaeDsl.Cli.Reporting;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>How comparisons are shown.</summary>
/// <param name="Palette">Colours, or none.</param>
/// <param name="Width">Columns of the terminal; 0 when there is none.</param>
/// <param name="UsesUnicode">Whether drawings may use block characters, as a terminal shows them; else they are plain ASCII.</param>
/// <param name="IsFull">Whether what is the same, muted and ignored is listed, too.</param>
/// <param name="Methods">Whether the sentences for a methods section are wanted, too.</param>
internal sealed record DiffView(Palette Palette, int Width, bool UsesUnicode, bool IsFull, bool Methods)
{
    /// <summary>Where pictures are written beside the report; null where none are wanted.</summary>
    public DiffPictures? Pictures { get; init; }

    /// <summary>Columns that drawings and lines of prose may take.</summary>
    public int Columns => Width == 0 ? 100 : Math.Min(Width, 140);
}
