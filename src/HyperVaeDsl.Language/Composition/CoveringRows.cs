namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// Few rows of levels in which many combinations occur: a covering array of strength 2, the product of orthogonal arrays, with 6 rows more for
/// each threefold number of factors. Level 0 of a factor is the value that it has, 1 and 2 are the ends of its range.
/// For 13 to 15 factors there are fewer rows than the product has.
/// Source: B. Stevens, E. Mendelsohn, "New recursive methods for transversal covers", Journal of Combinatorial Designs 7 (1999), 185-203.
/// </summary>
internal static class CoveringRows
{
    private const int Levels = 3;
    private const int FirstDigits = Levels + 1;
    private const int MostForAllEnds = 4;

    // For 13 to 15 factors the product needs 20 rows. These 14 were found by simulated annealing over the number of pairs that are missing.
    private static readonly string[] Found =
    [
        "002121222012111",
        "122210220010221",
        "011012111010210",
        "112220021101212",
        "102200112222200",
        "221221110111001",
        "211110012021102",
        "210111000220221",
        "101112101102022",
        "120021212100122",
        "211002221202001",
        "020202000212112",
        "202022202221010",
        "020101121121120",
    ];

    /// <summary>
    /// Rows in which every two factors have every pair of levels, and up to four factors all combinations of their ends. The row of all zeros is not
    /// among them.
    /// </summary>
    public static IReadOnlyList<int[]> Of(int factors)
    {
        List<int[]> rows = [];
        if (factors == 1)
            return [[1], [2]];
        if (factors <= MostForAllEnds)
            rows.AddRange(Corners(factors));
        rows.AddRange(Pairs(factors));
        return rows;
    }

    private static IEnumerable<int[]> Corners(int factors) =>
        Enumerable.Range(0, 1 << factors).Select(corner => Enumerable.Range(0, factors).Select(factor => 1 + (corner >> factor & 1)).ToArray());

    // Factors whose first digit (of four values) differs have all pairs in the rows of the first nine, which are an orthogonal array. Those that share it
    // have equal levels there, and their different ones in the rows of a further digit (of three values) in which they differ.
    private static IEnumerable<int[]> Pairs(int factors)
    {
        if (factors > FirstDigits * Levels && factors <= Found[0].Length)
        {
            foreach (string row in Found)
                yield return [.. row.Take(factors).Select(level => level - '0')];
            yield break;
        }
        for (int row = 1; row < Levels * Levels; row++)
        {
            (int x, int y) = (row % Levels, row / Levels);
            yield return [.. Enumerable.Range(0, factors).Select(factor => factor % FirstDigits < Levels ? (x + factor % FirstDigits * y) % Levels : y)];
        }
        for (int unit = FirstDigits; unit < factors; unit *= Levels)
        {
            for (int row = Levels; row < Levels * Levels; row++)
            {
                (int x, int y) = (row % Levels, row / Levels);
                yield return [.. Enumerable.Range(0, factors).Select(factor => (x + factor / unit % Levels * y) % Levels)];
            }
        }
    }
}
