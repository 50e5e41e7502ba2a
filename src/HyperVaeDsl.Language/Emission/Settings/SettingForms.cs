using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>What the class of one setting has to know of the others, so that all of them have the same members.</summary>
/// <param name="all">The methodology at each setting.</param>
/// <param name="shaping">The params that shape the plan.</param>
internal sealed class SettingForms(IReadOnlyList<Methodology> all, ISet<string> shaping)
{
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Whether a param shapes the plan.</summary>
    public bool IsShaping(string param) => shaping.Contains(param);

    /// <summary>Whether something holds at a setting; it is asked once for all of them.</summary>
    /// <param name="what">What it is called.</param>
    /// <param name="holds">Whether it holds.</param>
    public bool Any(string what, Func<Methodology, bool> holds)
    {
        if (!known.TryGetValue(what, out bool any))
            known.Add(what, any = all.Any(holds));
        return any;
    }
}
