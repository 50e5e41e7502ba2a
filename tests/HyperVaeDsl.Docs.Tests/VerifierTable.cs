using System.Text.RegularExpressions;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>A row of the tables of verifier.md.</summary>
/// <param name="Id">Such as K01.</param>
/// <param name="What">What can be wrong.</param>
/// <param name="Verdict">code, impossible or out of reach.</param>
/// <param name="Reason">The codes, or the reason.</param>
/// <param name="Test">What shows it.</param>
internal sealed record VerifierRow(string Id, string What, string Verdict, string Reason, string Test)
{
    /// <summary>The codes that the row names.</summary>
    public string[] Codes => [.. VerifierTable.Code().Matches(Reason).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The texts in quotes of the column of tests.</summary>
    public string[] Tests => [.. VerifierTable.Quoted().Matches(Test).Select(match => match.Groups[1].Value)];
}

/// <summary>The tables of verifier.md, and the ids that they must have.</summary>
internal static partial class VerifierTable
{
    /// <summary>Every rule and every contradiction, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Family('K', 12), .. Family('P', 20), .. Family('B', 14), .. Family('G', 11), .. Family('C', 23), .. Family('D', 12), .. Family('L', 9), .. Family('X', 6), .. Family('S', 38),
    ];

    /// <summary>All rows, in the order of the page.</summary>
    public static IReadOnlyList<VerifierRow> Rows { get; } =
    [
        .. Documents.Read("verifier.md").Split('\n').Where(line => Row().IsMatch(line))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => cells.Length == 7 ? new VerifierRow(cells[1], cells[2], cells[3], cells[4], cells[5]) : throw new InvalidOperationException($"Not five cells: {string.Join('|', cells)}")),
    ];

    /// <summary>The row of an id.</summary>
    public static VerifierRow Of(string id) => Rows.Single(row => row.Id == id);

    private static IEnumerable<string> Family(char letter, int count) => Enumerable.Range(1, count).Select(number => $"{letter}{number:00}");

    [GeneratedRegex(@"\bHV\d{4}\b")]
    public static partial Regex Code();

    [GeneratedRegex("`([^`]+)`")]
    public static partial Regex Quoted();

    [GeneratedRegex(@"^\| [A-Z]\d\d \|")]
    private static partial Regex Row();
}
