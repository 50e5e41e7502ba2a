using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// HV1013: a methodology must be right for every value of its params. It is compiled again for each end of each range and for five values
/// inside it, with the other params as they are, and for every corner of all ranges together (with up to six params).
/// </summary>
internal static class RangeCheck
{
    private const int MostForCorners = 6;
    private const int Inside = 5;
    private const int MostShown = 3;

    /// <summary>Reports what is only wrong with other values of the params.</summary>
    /// <param name="chosen">The params as they are.</param>
    /// <param name="compile">The errors of the methodology with some values.</param>
    /// <param name="diagnostics">Where to report.</param>
    public static void Run(IReadOnlyDictionary<string, Param> chosen, Func<IReadOnlyDictionary<string, Param>, IEnumerable<Diagnostic>> compile, DiagnosticBag diagnostics)
    {
        List<(Diagnostic Finding, List<string> With)> found = [];
        foreach (IReadOnlyDictionary<string, Param> values in Points(chosen))
        {
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
    }

    /// <summary>The values that are tried, each set once.</summary>
    internal static IEnumerable<IReadOnlyDictionary<string, Param>> Points(IReadOnlyDictionary<string, Param> chosen)
    {
        HashSet<string> seen = [Key(chosen)];
        return OneByOne(chosen).Concat(chosen.Count <= MostForCorners ? Corners(chosen) : []).Where(point => seen.Add(Key(point)));
    }

    private static IEnumerable<IReadOnlyDictionary<string, Param>> OneByOne(IReadOnlyDictionary<string, Param> chosen)
    {
        foreach (Param param in chosen.Values)
        {
            foreach (double value in new[] { param.Range.Low, param.Range.High }.Concat(Enumerable.Range(1, Inside).Select(i => Between(param, i))))
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
