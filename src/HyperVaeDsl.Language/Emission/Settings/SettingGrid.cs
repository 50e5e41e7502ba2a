using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>All settings of the params that shape a plan; the first is that of the file.</summary>
internal sealed class SettingGrid
{
    private readonly double[][] values;

    private SettingGrid(IReadOnlyList<Param> shaping)
    {
        Params = shaping;
        double[] file = [.. shaping.Select(param => param.Value)];
        IEnumerable<double[]> all = [[]];
        foreach (Param param in shaping)
            all = all.SelectMany(setting => param.Domain.All.Select(value => (double[])[.. setting, value]));
        Settings = [file, .. all.Where(setting => !setting.SequenceEqual(file))];
        values = [.. shaping.Select((_, i) => Settings.Select(setting => setting[i]).ToArray())];
    }

    /// <summary>The params that shape the plan, with the values that the class takes of them.</summary>
    public IReadOnlyList<Param> Params { get; }

    /// <summary>Their values at each setting.</summary>
    public IReadOnlyList<double[]> Settings { get; }

    /// <summary>The settings in the order of the values, those of the first param first.</summary>
    public IEnumerable<int> InOrder => Enumerable.Range(0, Params.Count).Reverse().Aggregate((IEnumerable<int>)Enumerable.Range(0, Count), (order, param) => order.OrderBy(setting => Settings[setting][param]));

    /// <summary>How many settings there are.</summary>
    public int Count => Settings.Count;

    /// <summary>The grid of some params.</summary>
    /// <param name="all">The params of a methodology, with the values of the file.</param>
    /// <param name="shaping">The names of those that shape the plan.</param>
    public static SettingGrid Of(IEnumerable<Param> all, ISet<string> shaping)
    {
        List<Param> found = [.. all.Where(param => shaping.Contains(param.Name))];
        // The compiler has looked at no more settings than these; of what it has not looked at the class takes the value of the file.
        while (CountedSettings.Number(found) > CountedSettings.Most)
        {
            Param most = found.OrderByDescending(param => param.Domain.Count).First();
            found[found.IndexOf(most)] = most with { Domain = ParamDomain.Of([most.Value], most.IsWhole) };
        }
        return new SettingGrid(found);
    }

    /// <summary>The values of a param at the settings.</summary>
    public IReadOnlyList<double> Of(int param) => values[param];

    /// <summary>All params at a setting.</summary>
    public IReadOnlyDictionary<string, Param> At(int setting, IReadOnlyDictionary<string, Param> file)
    {
        Dictionary<string, Param> at = new(StringComparer.Ordinal);
        // In the order of the file.
        foreach (KeyValuePair<string, Param> param in file)
            at.Add(param.Key, param.Value);
        for (int i = 0; i < Params.Count; i++)
        {
            double value = Settings[setting][i];
            if (!value.Equals(Params[i].Value))
                at[Params[i].Name] = file[Params[i].Name].At(value);
        }
        return at;
    }

    /// <summary>The fewest params on which something depends that is known at each setting.</summary>
    public IReadOnlyList<int> DecidedBy<T>(IReadOnlyList<T> known)
        where T : IEquatable<T>
    {
        List<int> deciding = [.. Enumerable.Range(0, Params.Count)];
        foreach (int param in Enumerable.Range(0, Params.Count))
        {
            int[] others = [.. deciding.Where(other => other != param)];
            if (Decide(others, known))
                deciding.Remove(param);
        }
        return deciding;
    }

    private bool Decide<T>(int[] deciding, IReadOnlyList<T> known)
        where T : IEquatable<T>
    {
        Dictionary<string, T> seen = new(StringComparer.Ordinal);
        for (int setting = 0; setting < Count; setting++)
        {
            string key = string.Join(" ", deciding.Select(param => BitConverter.DoubleToInt64Bits(Settings[setting][param])));
            if (!seen.TryGetValue(key, out T? before))
                seen.Add(key, known[setting]);
            else if (!before.Equals(known[setting]))
                return false;
        }
        return true;
    }
}
