using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language;

/// <summary>A methodology in which params stay params, for a class that takes them as arguments.</summary>
/// <param name="Methodology">The methodology; where a param takes part in a value it has a level.</param>
/// <param name="Box">Notes which params are read as numbers.</param>
/// <param name="Arguments">The params that stay params.</param>
/// <param name="Constants">The params that have the value of the file: they shape the plan, the model or a rule.</param>
internal sealed record OpenMethodology(Methodology Methodology, ParamBox Box, IReadOnlyList<Param> Arguments, IReadOnlyList<Param> Constants);
