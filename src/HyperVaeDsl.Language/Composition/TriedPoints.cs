using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>The settings of params that are tried: all where they are few, else the rows of <see cref="CoveringRows"/> and some values inside the ranges.</summary>
internal static class TriedPoints
{
    private const int Inside = 5;
    private const int FewWholeNumbers = 32;
    private const int FewSettings = 32;

    /// <summary>The values that are tried, each point once, and not the one that the params have.</summary>
    public static IEnumerable<Param[]> Of(Param[] chosen)
    {
        if (chosen.Length == 0)
            return [];
        HashSet<string> seen = [RangeCheck.Key(chosen)];
        return (AreFew(chosen) ? All(chosen) : Ends(chosen).Concat(Inner(chosen))).Where(point => seen.Add(RangeCheck.Key(point)));
    }

    /// <summary>Whether all settings are tried, because they are few.</summary>
    public static bool AreFew(Param[] chosen) => chosen.Aggregate(1.0, (product, param) => product * CountOf(param)) <= FewSettings;

    // How many values a param can have; of real numbers there is no end.
    private static double CountOf(Param param) => param.IsWhole ? param.Range.High - param.Range.Low + 1 : double.PositiveInfinity;

    private static IEnumerable<Param[]> All(Param[] chosen)
    {
        IEnumerable<Param[]> points = [chosen];
        for (int i = 0; i < chosen.Length; i++)
        {
            int at = i;
            Param[] values = [.. Enumerable.Range(0, (int)CountOf(chosen[at])).Select(number => At(chosen[at], chosen[at].Range.Low + number))];
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
        return param.IsWhole && high - low <= FewWholeNumbers
            ? Enumerable.Range(1, Math.Max(0, (int)(high - low) - 1)).Select(i => low + i)
            : Enumerable.Range(1, Inside).Select(i => Between(param, i)).Distinct();
    }

    private static Param At(Param param, double value) => value.Equals(param.Value) ? param : param.At(value);

    private static double Between(Param param, int i)
    {
        double value = param.Range.Low + (param.Range.High - param.Range.Low) * i / (Inside + 1);
        if (param.IsWhole)
            return Math.Round(value);
        // Short numbers, so that the message says exactly what was tried.
        double shown = Numbers.Rounded(value, 4);
        return shown > param.Range.Low && shown < param.Range.High ? shown : value;
    }
}
