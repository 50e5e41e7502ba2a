namespace HyperVaeDsl.Language.Methodologies;

/// <summary>Whole shares of a batch by the method of largest remainders, as the runtime apportions them.</summary>
internal static class Quotas
{
    /// <summary>Shares in proportion to the counts; they add up to the batch, and equal remainders favour the earlier one.</summary>
    public static int[] Proportional(int batch, IReadOnlyList<int> counts)
    {
        double sum = counts.Sum();
        int[] shares = [.. counts.Select(count => (int)Math.Floor((batch * count / sum) + 1e-9))];
        int[] byRemainder = [.. Enumerable.Range(0, counts.Count).Where(i => counts[i] > 0).OrderByDescending(i => (batch * counts[i] / sum) - shares[i]).ThenBy(i => i)];
        foreach (int i in byRemainder.Take(batch - shares.Sum()))
            shares[i]++;
        return shares;
    }
}
