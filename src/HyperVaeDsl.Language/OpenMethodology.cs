using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language;

/// <summary>A methodology in which params stay params, for a class that takes them as arguments.</summary>
/// <param name="Methodology">The methodology; where a param takes part in a value it has a level.</param>
/// <param name="Box">The params that stay params; it notes which of them are read as numbers.</param>
internal sealed record OpenMethodology(Methodology Methodology, ParamBox Box);
