using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// HV1013: a methodology must be right for every value of its params. Whole numbers with few values are walked completely: together, if there are
/// at most 64 settings, which proves what is checked for all of them, and else one by one. Of other ranges each end and five values
/// inside are tried, with the other params as they are, and every corner of all ranges together (with up to six params): that is a check at chosen
/// values, and no proof for those between.
/// </summary>
internal static class RangeCheck
{
    private const int MostForCorners = 6;
    private const int Inside = 5;
    private const int MostShown = 3;
    private const int MostSettings = 64;
    private const int MostValues = 32;

    /// <summary>Reports what is only wrong with other values of the params.</summary>
    /// <param name="chosen">The params as they are.</param>
    /// <param name="compile">The errors of the methodology with some values.</param>
    /// <param name="diagnostics">Where to report.</param>
    /// <returns>How many settings were tried besides the one that is chosen, and whether these are all.</returns>
    public static (int Settings, bool IsComplete) Run(IReadOnlyDictionary<string, Param> chosen, Func<IReadOnlyDictionary<string, Param>, IEnumerable<Diagnostic>> compile, DiagnosticBag diagnostics)
    {
        List<(Diagnostic Finding, List<string> With)> found = [];
        int settings = 0;
        foreach (IReadOnlyDictionary<string, Param> values in Points(chosen))
        {
            settings++;
            string with = string.Join(" and ", values.Values.Where(param => !param.Value.Equals(chosen[param.Name].Value)).Select(param => $"{param.Name} = {param.Show(param.Value)}"));
            foreach (Diagnostic error in compile(values))
            {
                int index = found.FindIndex(item => item.Finding.Code == error.Code && item.Finding.Span == error.Span);
                if (index < 0)
                    found.Add((error, [with]));
                else if (!found[index].With.Contains(with))
                    found[index].With.Add(with);
            }
        }
        foreach ((Diagnostic finding, List<string> with) in found)
        {
            string further = with.Count == 1 ? "" : $" The same with {string.Join("; ", with.Skip(1).Take(MostShown))}{(with.Count - 1 > MostShown ? $"; and {Numbers.Format(with.Count - 1 - MostShown)} more" : "")}.";
            RelatedLocation[] places = [.. chosen.Values.Where(param => with[0].Contains($"{param.Name} = ")).Select(param => new RelatedLocation(param.Declaration.Span, $"the range of '{param.Name}'"))];
            diagnostics.Report(Rules.NotForAllValues, finding.Span, $"With {with[0]} there is {finding.Code}: {finding.Message}{further}", new DiagnosticDetails { Related = [.. finding.Related, .. places], Notes = finding.Notes, Picture = finding.Picture });
        }
        return (settings, IsFinite(chosen));
    }

    /// <summary>The values that are tried, each set once.</summary>
    internal static IEnumerable<IReadOnlyDictionary<string, Param>> Points(IReadOnlyDictionary<string, Param> chosen)
    {
        HashSet<string> seen = [Key(chosen)];
        return (IsFinite(chosen) ? Grid(chosen) : OneByOne(chosen).Concat(chosen.Count <= MostForCorners ? Corners(chosen) : [])).Where(point => seen.Add(Key(point)));
    }

    private static bool IsFinite(IReadOnlyDictionary<string, Param> chosen) =>
        chosen.Values.All(param => CountOf(param) <= MostSettings) && chosen.Values.Aggregate(1.0, (product, param) => product * CountOf(param)) <= MostSettings;

    // How many values a param can have; of real numbers there is no end.
    private static double CountOf(Param param) => param.IsWhole ? Math.Floor(param.Range.High) - Math.Ceiling(param.Range.Low) + 1 : double.PositiveInfinity;

    private static IEnumerable<double> AllOf(Param param) => Enumerable.Range(0, (int)CountOf(param)).Select(i => Math.Ceiling(param.Range.Low) + i);

    private static IEnumerable<IReadOnlyDictionary<string, Param>> Grid(IReadOnlyDictionary<string, Param> chosen)
    {
        IEnumerable<IReadOnlyDictionary<string, Param>> grid = [chosen];
        foreach (Param param in chosen.Values)
            grid = grid.SelectMany(point => AllOf(param).Select(value => With(point, [param.At(value)])));
        return grid;
    }

    private static IEnumerable<IReadOnlyDictionary<string, Param>> OneByOne(IReadOnlyDictionary<string, Param> chosen)
    {
        foreach (Param param in chosen.Values)
        {
            IEnumerable<double> chosenValues = new[] { param.Range.Low, param.Range.High }.Concat(Enumerable.Range(1, Inside).Select(i => Between(param, i)));
            foreach (double value in CountOf(param) <= MostValues ? AllOf(param) : chosenValues)
                yield return With(chosen, [param.At(value)]);
        }
    }

    private static IEnumerable<IReadOnlyDictionary<string, Param>> Corners(IReadOnlyDictionary<string, Param> chosen)
    {
        Param[] all = [.. chosen.Values];
        for (int corner = 0; corner < 1 << all.Length; corner++)
            yield return With(chosen, all.Select((param, i) => param.At((corner >> i & 1) == 0 ? param.Range.Low : param.Range.High)));
    }

    private static double Between(Param param, int i)
    {
        double value = param.Range.Low + (param.Range.High - param.Range.Low) * i / (Inside + 1);
        if (param.IsWhole)
            return Math.Round(value);
        // Short numbers, so that the message says exactly what was tried.
        double shown = Numbers.Rounded(value, 4);
        return shown > param.Range.Low && shown < param.Range.High ? shown : value;
    }

    private static Dictionary<string, Param> With(IReadOnlyDictionary<string, Param> chosen, IEnumerable<Param> changed)
    {
        Dictionary<string, Param> all = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, Param> pair in chosen)
            all.Add(pair.Key, pair.Value);
        foreach (Param param in changed)
            all[param.Name] = param;
        return all;
    }

    private static string Key(IReadOnlyDictionary<string, Param> values) => string.Join(" ", values.Values.Select(param => Numbers.Format(param.Value)));
}
