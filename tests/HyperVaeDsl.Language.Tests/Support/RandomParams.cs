using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>Methodologies drawn at random some of whose numbers, wherever they stand, are params with a few values.</summary>
internal static partial class RandomParams
{
    private const int MostParams = 3;

    /// <summary>The methodology of a seed with params; many have errors at some value.</summary>
    public static string Text(int seed) => WithParams(RandomMethodology.Text(seed), new Random(seed));

    /// <summary>The same with controllers, gates and components.</summary>
    public static string Controlled(int seed) => WithParams(RandomMethodology.Controlled(seed), new Random(seed));

    private static string WithParams(string text, Random random)
    {
        Match[] numbers = [.. Number().Matches(text).Where(match => match.Index > text.IndexOf('\n', StringComparison.Ordinal))];
        Match[] chosen = [.. Enumerable.Range(0, random.Next(1, MostParams + 1)).Select(_ => numbers[random.Next(numbers.Length)]).Distinct().OrderBy(match => match.Index)];
        StringBuilder written = new();
        StringBuilder declared = new();
        int done = 0;
        for (int i = 0; i < chosen.Length; i++)
        {
            written.Append(text, done, chosen[i].Index - done).Append(CultureInfo.InvariantCulture, $"q{i}");
            done = chosen[i].Index + chosen[i].Length;
            string number = chosen[i].Groups["number"].Value;
            string unit = chosen[i].Groups["unit"].Value;
            string[] values = [.. Values(number, random).Append(number).Distinct()];
            declared.Append(CultureInfo.InvariantCulture, $"  param q{i} = {number}{unit} in {string.Join(", ", values)}{unit}\n");
        }
        written.Append(text, done, text.Length - done);
        int head = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        return written.Insert(head, declared.ToString()).ToString();
    }

    // Neighbours, and what generated code leaves out.
    private static IEnumerable<string> Values(string number, Random random)
    {
        double value = double.Parse(number, CultureInfo.InvariantCulture);
        bool isWhole = number.All(char.IsDigit);
        foreach (double factor in new[] { 0.5, 1.5, 2 }.Where(_ => random.Next(2) == 0))
            yield return (isWhole ? Math.Max(1, Math.Round(value * factor)) : value * (1 + (factor - 1) / 4)).ToString("R", CultureInfo.InvariantCulture);
        if (random.Next(3) == 0)
            yield return "1";
        if (random.Next(4) == 0)
            yield return "0";
    }

    [GeneratedRegex(@"(?<![\w.])(?<number>\d+(\.\d+)?(E[+-]?\d+)?)(?<unit>%| (epochs|steps|evals|nats/dim))?(?![\w.])", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
