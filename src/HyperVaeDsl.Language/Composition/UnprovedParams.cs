using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>HV1030: says which params have more values than can be compiled one after another, because of what, and what to write instead.</summary>
internal static class UnprovedParams
{
    /// <summary>Reports each param that must have fewer values, so that all of them together have no more settings than are compiled.</summary>
    public static void Report(IReadOnlyList<TriedParam> tried, IReadOnlyDictionary<string, Param> chosen, DiagnosticBag diagnostics)
    {
        TriedParam[] rising = [.. tried.OrderBy(param => chosen[param.Name].Domain.Count)];
        double left = CountedSettings.Most;
        for (int i = 0; i < rising.Length; i++)
        {
            // Those with few values keep them; the others share what is left.
            double share = Math.Floor(Math.Pow(left, 1.0 / (rising.Length - i)) + 1e-9);
            Param param = chosen[rising[i].Name];
            left /= Math.Min(share, param.Domain.Count);
            if (param.Domain.Count > share)
                Report(rising[i], param, TooMany(rising[i], [.. rising.Select(other => chosen[other.Name])], param), share, diagnostics);
        }
    }

    private static string TooMany(TriedParam tried, Param[] together, Param param)
    {
        if (double.IsInfinity(param.Domain.Count))
        {
            return $"every number in {param.ShowRange()}, and " + (tried.IsUndecided
                ? "what it has to satisfy can be neither proved nor refuted of all of them at once"
                : "what follows from it is only known by compiling one value after another, which would have no end");
        }
        Param[] counted = [.. together.Where(other => !double.IsInfinity(other.Domain.Count))];
        string settings = counted.Length == 1 ? "" : $", and {Joined(counted)} {Numbers.Short(CountedSettings.Number(counted))} settings together";
        string limit = $"{Numbers.Format(CountedSettings.Most)} that are compiled one after another";
        return $"{Numbers.Format(param.Domain.Count)} values{settings}, " + (CountedSettings.Number(counted) > CountedSettings.Most ? $"more than the {limit}" : $"which with those of the others are more than the {limit}");
    }

    private static void Report(TriedParam tried, Param param, string what, double most, DiagnosticBag diagnostics)
    {
        string fewer = double.IsInfinity(param.Domain.Count) ? "the values that are meant" : "fewer values";
        string cure = $"Write {fewer}, or a number in place of the param.";
        Fix[] fixes = [];
        if (CountedRange.Of(param, most) is { } counted && Param.Write(counted.Domain, param.Unit) is var values)
        {
            cure = $"Write {fewer}, for example 'in {values}'.";
            fixes = param.Ranged.Allowed is { } allowed ? [new Fix($"Write 'in {values}'", allowed.Span, values)] : [];
        }
        diagnostics.Report(Rules.NotEveryValue, param.Ranged.Name.Span, $"Param '{param.Name}' may have {what}. {cure}", new DiagnosticDetails
        {
            Related = [new RelatedLocation(tried.Place, tried.IsUndecided ? "this is not decided" : $"'{param.Name}' is read here")],
            Fixes = fixes,
        });
    }

    private static string Joined(Param[] all) =>
        $"{string.Join(", ", all.Take(all.Length - 1).Select(param => $"'{param.Name}'"))} and '{all[all.Length - 1].Name}'";
}
