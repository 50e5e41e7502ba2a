using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>HV1030: says of which params not every value is proved, where, and what to write instead.</summary>
internal static class UnprovedParams
{
    /// <summary>Warns of each param because of which something remains: one that cannot be counted, or one of too many values together.</summary>
    public static void Warn(IReadOnlyList<TriedParam> tried, IReadOnlyDictionary<string, Param> chosen, DiagnosticBag diagnostics)
    {
        TriedParam[] counted = [.. tried.Where(param => !double.IsInfinity(chosen[param.Name].Domain.Count))];
        double settings = counted.Aggregate(1.0, (product, param) => product * chosen[param.Name].Domain.Count);
        foreach (TriedParam param in tried.Except(counted))
        {
            string with = counted.Length == 0 ? "" : $" {Joined(counted)} {(counted.Length == 1 ? "is" : "are")} tried with them only.";
            Warn(param, chosen[param.Name], $"every value in {chosen[param.Name].ShowRange()}, and nothing is proved of all of them at once: {Numbers.Format(param.Values)} were tried, and what is right for these may be wrong for another one.{with}", diagnostics);
        }
        foreach (TriedParam param in settings > TriedPoints.MostSettings ? counted : [])
        {
            string together = counted.Length == 1 ? "" : $", and {Joined(counted)} {Numbers.Short(settings)} settings together";
            Warn(param, chosen[param.Name], $"{Numbers.Format(chosen[param.Name].Domain.Count)} values{together}, more than the {Numbers.Format(TriedPoints.MostSettings)} that are compiled one after another: {Numbers.Format(param.Values)} values were tried, and what is right for these may be wrong for another one.", diagnostics);
        }
    }

    private static void Warn(TriedParam tried, Param param, string what, DiagnosticBag diagnostics)
    {
        double[] few = [.. new[] { param.Range.Low, param.Value, param.Range.High }.Distinct().OrderBy(value => value)];
        string values = $"{string.Join(", ", few.Take(few.Length - 1).Select(value => Numbers.Format(value)).Append(param.Show(few[few.Length - 1])))}";
        diagnostics.Report(Rules.OnlyTried, param.Declaration.Name.Span, $"Param '{param.Name}' may have {what} Write the values that are meant, for example 'in {values}', or allow it and say why.", new RelatedLocation(tried.Place, $"'{param.Name}' decides here"));
    }

    private static string Joined(IReadOnlyList<TriedParam> tried) =>
        tried.Count == 1 ? $"'{tried[0].Name}'" : $"{string.Join(", ", tried.Take(tried.Count - 1).Select(param => $"'{param.Name}'"))} and '{tried[tried.Count - 1].Name}'";
}
