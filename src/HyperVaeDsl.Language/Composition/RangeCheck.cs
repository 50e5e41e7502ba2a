using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// HV1013: a methodology must be right for every value of its params. It is compiled again with other values. Many params change at once, so
/// that few compilations try many combinations (<see cref="CoveringRows"/>): of any two params each has its own value and the ends of its
/// range with each of the other's. Every value inside a range that is tried is so once: five, or all whole numbers where they are few.
/// What is wrong is then traced back to the params that it takes. Where all params are whole numbers and have at most 32 settings together, all of them
/// are tried, which proves what is checked for every one; otherwise it is a check at chosen values, and no proof for those between.
/// </summary>
internal static class RangeCheck
{
    private const int Inside = 5;
    private const int FewWholeNumbers = 32;
    private const int MostShown = 3;
    private const int FewSettings = 32;

    /// <summary>Reports what is only wrong with other values of the params.</summary>
    /// <param name="chosen">The params as they are.</param>
    /// <param name="compile">The errors of the methodology with some values.</param>
    /// <param name="diagnostics">Where to report.</param>
    /// <returns>How many settings were tried besides the one that is chosen, and whether these are all.</returns>
    public static (int Settings, bool AreAll) Run(IReadOnlyDictionary<string, Param> chosen, Func<IReadOnlyDictionary<string, Param>, IReadOnlyList<Diagnostic>> compile, DiagnosticBag diagnostics)
    {
        FailingParams failing = new([.. chosen.Values], compile);
        List<(Diagnostic Finding, List<IReadOnlyList<Param>> Causes)> found = [];
        int settings = 0;
        foreach (Param[] point in Points([.. chosen.Values]))
        {
            settings++;
            foreach (Diagnostic error in failing.ErrorsOf(point))
            {
                int index = found.FindIndex(item => item.Finding.Code == error.Code && item.Finding.Span == error.Span);
                // What some of the values do, all of them do.
                if (index >= 0 && found[index].Causes.Any(cause => cause.All(point.Contains)))
                    continue;
                (IReadOnlyList<Param> cause, Diagnostic finding) = failing.Trace(error, point);
                if (index < 0)
                    found.Add((finding, [cause]));
                else
                    found[index].Causes.Add(cause);
            }
        }
        foreach ((Diagnostic finding, List<IReadOnlyList<Param>> causes) in found)
        {
            string[] with = [.. causes.Select(cause => string.Join(" and ", cause.Select(param => $"{param.Name} = {param.Show(param.Value)}")))];
            string further = with.Length == 1 ? "" : $" The same with {string.Join("; ", with.Skip(1).Take(MostShown))}{(with.Length - 1 > MostShown ? $"; and {Numbers.Format(with.Length - 1 - MostShown)} more" : "")}.";
            RelatedLocation[] places = [.. causes[0].Select(param => new RelatedLocation(param.Declaration.Span, $"the range of '{param.Name}'"))];
            diagnostics.Report(Rules.NotForAllValues, finding.Span, $"With {with[0]} there is {finding.Code}: {finding.Message}{further}", new DiagnosticDetails { Related = [.. finding.Related, .. places], Notes = finding.Notes, Picture = finding.Picture });
        }
        return (settings, AreFew([.. chosen.Values]));
    }

    /// <summary>The values that are tried, each point once, and not the one that the params have.</summary>
    internal static IEnumerable<Param[]> Points(Param[] chosen)
    {
        if (chosen.Length == 0)
            return [];
        HashSet<string> seen = [Key(chosen)];
        return (AreFew(chosen) ? All(chosen) : Ends(chosen).Concat(Inner(chosen))).Where(point => seen.Add(Key(point)));
    }

    private static bool AreFew(Param[] chosen) => chosen.Aggregate(1.0, (product, param) => product * CountOf(param)) <= FewSettings;

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

    internal static string Key(IEnumerable<Param> values) => string.Join(" ", values.Select(param => BitConverter.DoubleToInt64Bits(param.Value + 0.0).ToString("x", System.Globalization.CultureInfo.InvariantCulture)));
}
