namespace HyperVaeDsl.Training.Tests.Support;

/// <summary>What a run leaves behind.</summary>
internal static class RunFiles
{
    /// <summary>Path of a checkpoint.</summary>
    public static string Checkpoint(string folder, string name) => Path.Combine(folder, "checkpoints", name + ".safetensors");

    /// <summary>Metrics and checkpoints of both runs are the same, byte for byte.</summary>
    public static void AssertSame(string whole, string folder)
    {
        Assert.Equal(File.ReadAllText(Path.Combine(whole, "metrics.csv")), File.ReadAllText(Path.Combine(folder, "metrics.csv")));
        string[] expected = Names(whole);
        Assert.Equal(expected, Names(folder));
        foreach (string name in expected)
            Assert.True(File.ReadAllBytes(Checkpoint(whole, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Checkpoint(folder, name))), $"{name} differs");
    }

    // The state before the newest depends on when it was written, and so does what a kill left half-written.
    private static string[] Names(string folder) =>
        [.. Directory.GetFiles(Path.Combine(folder, "checkpoints"), "*.safetensors").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(name => name != "previous").Order(StringComparer.Ordinal)];
}
