namespace HyperVaeDsl.Language.Merging;

/// <summary>The longest common subsequence of two short lists (dynamic programming; Wagner and Fischer 1974).</summary>
internal static class CommonSubsequence
{
    /// <summary>Pairs of indices of equal elements, both increasing.</summary>
    public static List<(int A, int B)> Of(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        int[,] length = new int[a.Count + 1, b.Count + 1];
        for (int i = a.Count - 1; i >= 0; i--)
        {
            for (int j = b.Count - 1; j >= 0; j--)
                length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }
        List<(int, int)> pairs = [];
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (a[i] == b[j])
                pairs.Add((i++, j++));
            else if (length[i + 1, j] >= length[i, j + 1])
                i++;
            else
                j++;
        }
        return pairs;
    }
}
