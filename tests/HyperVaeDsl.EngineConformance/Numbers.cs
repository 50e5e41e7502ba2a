namespace HyperVaeDsl.EngineConformance;

/// <summary>Inputs and comparisons.</summary>
public static class Numbers
{
    public static float[] Uniform(int seed, int length, double low, double high)
    {
        var random = new Random(seed);
        var values = new float[length];
        for (var i = 0; i < length; i++)
            values[i] = (float)(low + ((high - low) * random.NextDouble()));
        return values;
    }

    public static int[] Integers(int seed, int length, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(count))];
    }

    /// <summary>Compares element by element, relative to the size of the element or, near 0, of the whole; never finer than for numbers of the least size.</summary>
    public static void AssertClose(float[] expected, float[] actual, double tolerance, string what, double least = 1e-6)
    {
        Assert.Equal(expected.Length, actual.Length);
        var size = expected.Length == 0 ? 0 : Math.Sqrt(expected.Sum(x => (double)x * x) / expected.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var allowed = tolerance * Math.Max(Math.Abs(expected[i]), Math.Max(size, least));
            Assert.True(Math.Abs(expected[i] - actual[i]) <= allowed, $"{what}[{i}]: expected {expected[i]:R}, got {actual[i]:R}, allowed difference {allowed:E1}");
        }
    }
}
