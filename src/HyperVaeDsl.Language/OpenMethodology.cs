using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language;

/// <summary>A methodology in which params stay params, for a class that takes them as arguments.</summary>
/// <param name="Methodology">The methodology; where a param takes part in a value it has a level.</param>
/// <param name="Box">The params that stay params; it notes which of them are read as numbers.</param>
internal sealed record OpenMethodology(Methodology Methodology, ParamBox Box)
{
    private const int MostCells = 4_000;

    /// <summary>The params of what was bound as if it held of all their values, and is not proved to: a loss that acts, where its weight may be 0.</summary>
    public IReadOnlyList<string> Unproved()
    {
        List<string> unproved = [];
        Box.Open();
        foreach (ParamFact fact in Box.Facts)
        {
            int left = MostCells;
            if (!BoxSearch.Prove(fact, Box, ref left).IsProved)
                unproved.AddRange(BoxSearch.ParamsOf(fact.Curve).Select(param => param.Name));
        }
        // A search leaves the part of the box that it looked at last.
        Box.Set(Box.Whole);
        Box.Close();
        return unproved;
    }
}
