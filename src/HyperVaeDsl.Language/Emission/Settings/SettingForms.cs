using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>What the class of one setting has to know of the others, so that all of them have the same members.</summary>
/// <param name="All">The methodology at each setting.</param>
/// <param name="Shaping">The params that shape the plan.</param>
/// <param name="Folds">What has no effect and is left out.</param>
internal sealed record SettingForms(IReadOnlyList<Methodology> All, ISet<string> Shaping, Folding Folds);
