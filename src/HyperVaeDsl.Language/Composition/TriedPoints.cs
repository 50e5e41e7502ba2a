using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// The settings of params that are tried: all where there are few enough, else, of those of which not all values can be tried, the rows of
/// <see cref="CoveringRows"/> and some values inside the ranges, each with every setting of the others.
/// </summary>
internal static class TriedPoints
{
    /// <summary>As many settings are compiled if these are all that there are.</summary>
    public const int MostSettings = 256;

    // So many, if values are left that are not tried.
    private const int MostMixed = 64;
    private const int Inside = 5;
    private const int FewWholeNumbers = 32;
    private const int FewSettings = 32;

    /// <summary>The values that are tried, each point once, and not the one that the params have.</summary>
    /// <param name="chosen">The params as they are.</param>
    /// <param name="complete">Those of which every value is tried, together with every tried setting of the others.</param>
    public static IReadOnlyList<Param[]> Of(Param[] chosen, out IReadOnlyCollection<string> complete)
    {
        complete = [];
        if (chosen.Length == 0)
            return [];
        HashSet<string> seen = [RangeCheck.Key(chosen)];
        Param[] counted = Complete(chosen, out List<Param[]> rows);
        complete = [.. counted.Select(param => param.Name)];
        IEnumerable<Param[]> all = rows.SelectMany(row => All(row, [.. row.Select((param, i) => counted.Contains(chosen[i]) ? i : -1).Where(i => i >= 0)]));
        return [.. all.Where(point => seen.Add(RangeCheck.Key(point)))];
    }

    /// <summary>Whether all settings are tried, because they are few.</summary>
    public static bool AreFew(Param[] chosen) => Product(chosen) <= FewSettings;

    private static double Product(IEnumerable<Param> chosen) => chosen.Aggregate(1.0, (product, param) => product * param.Domain.Count);

    // Those with the fewest values are tried completely, as many of them as there is room for.
    private static Param[] Complete(Param[] chosen, out List<Param[]> rows)
    {
        List<Param> counted = [.. chosen.Where(param => param.Domain.Count <= MostSettings).OrderBy(param => param.Domain.Count)];
        rows = [chosen];
        if (counted.Count == chosen.Length && Product(counted) <= MostSettings)
            return chosen;
        for (; ; counted.RemoveAt(counted.Count - 1))
        {
            Param[] others = [.. chosen.Where(param => !counted.Contains(param))];
            if (others.Length == 0)
                continue;
            rows = [chosen, .. Ends(others).Concat(Inner(others)).Select(row => (Param[])[.. chosen.Select(param => Array.IndexOf(others, param) is >= 0 and var at ? row[at] : param)])];
            if (counted.Count == 0 || rows.Count * Product(counted) <= MostMixed)
                return [.. counted];
        }
    }

    private static IEnumerable<Param[]> All(Param[] row, int[] counted)
    {
        IEnumerable<Param[]> points = [row];
        foreach (int at in counted)
        {
            Param[] values = [.. row[at].Domain.All.Select(value => At(row[at], value))];
            points = points.SelectMany(point => values.Select(value => (Param[])[.. point.Take(at), value, .. point.Skip(at + 1)]));
        }
        return points;
    }

    private static IEnumerable<Param[]> Ends(Param[] chosen)
    {
        (Param Low, Param High)[] ends = [.. chosen.Select(param => (At(param, param.Range.Low), At(param, param.Range.High)))];
        return CoveringRows.Of(chosen.Length).Select(row => row.Select((level, i) => level switch { 0 => chosen[i], 1 => ends[i].Low, _ => ends[i].High }).ToArray());
    }

    // In each row another value of each param, and of two params with equally many values never the same two numbers twice.
    private static IEnumerable<Param[]> Inner(Param[] chosen)
    {
        Param[][] values = [.. chosen.Select(param => InnerValues(param).Select(value => At(param, value)).ToArray())];
        int rows = values.Max(list => list.Length);
        for (int row = 0; row < rows; row++)
            yield return [.. chosen.Select((param, i) => (row + i) % rows is var at && at < values[i].Length ? values[i][at] : param)];
    }

    private static IEnumerable<double> InnerValues(Param param)
    {
        (double low, double high) = (param.Range.Low, param.Range.High);
        return param.Domain.Count <= FewWholeNumbers + 1
            ? param.Domain.All.Where(value => value > low && value < high)
            : Enumerable.Range(1, Inside).Select(i => Between(param, i)).Distinct();
    }

    private static Param At(Param param, double value) => value.Equals(param.Value) ? param : param.At(value);

    private static double Between(Param param, int i)
    {
        double value = param.Range.Low + (param.Range.High - param.Range.Low) * i / (Inside + 1);
        if (param.Domain.Values is { } values)
            return values[values.Count * i / (Inside + 1)];
        if (param.IsWhole)
            return Math.Round(value);
        // Short numbers, so that the message says exactly what was tried.
        double shown = Numbers.Rounded(value, 4);
        return shown > param.Range.Low && shown < param.Range.High ? shown : value;
    }
}
