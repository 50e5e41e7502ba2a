using HyperVaeDsl.Language.Composition;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>What the reference promises of the values of params that are tried together.</summary>
public sealed class CoveringRowsTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 16), 20, 40];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Two_params_have_every_pair_of_their_value_and_their_ends(int factors)
    {
        IReadOnlyList<int[]> rows = [new int[factors], .. CoveringRows.Of(factors)];
        for (int i = 0; i < factors; i++)
        {
            for (int j = i + 1; j < factors; j++)
                Assert.Equal(9, rows.Select(row => (row[i], row[j])).Distinct().Count());
        }
        Assert.Equal(3, rows.Select(row => row[0]).Distinct().Count());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Up_to_four_params_have_all_combinations_of_all_ends(int factors) =>
        Assert.Equal(1 << factors, CoveringRows.Of(factors).Where(row => row.All(level => level > 0)).Select(row => string.Join(' ', row)).Distinct().Count());

    [Theory]
    [InlineData(12)]
    [InlineData(15)]
    public void Up_to_fifteen_params_take_fourteen_rows(int factors) => Assert.Equal(14, CoveringRows.Of(factors).Count);

    // One at a time they would be 80, and all combinations more than can be counted.
    [Fact]
    public void Forty_params_take_few_rows() => Assert.InRange(CoveringRows.Of(40).Count, 9, 26);
}
