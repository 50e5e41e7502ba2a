using System.Text.Json;

namespace HyperVaeDsl.Runtime.Tests.Support;

/// <summary>losses.json, which tests/oracles/make_loss_oracle.py writes with PyTorch.</summary>
internal static class LossOracle
{
    private static readonly JsonElement Root = Load();

    public static ulong Seed => Root.GetProperty("seed").GetUInt64();

    public static int Epoch => Root.GetProperty("epoch").GetInt32();

    public static int Step => Root.GetProperty("step").GetInt32();

    public static int[] Operations => [.. Root.GetProperty("operations").EnumerateArray().Select(item => item.GetInt32())];

    public static int Latent => Root.GetProperty("latent").GetInt32();

    public static double Curvature => Root.GetProperty("curvature").GetDouble();

    public static double MaxRadius => Root.GetProperty("max_radius").GetDouble();

    public static IEnumerable<JsonElement> Models => Root.GetProperty("models").EnumerateArray();

    public static IEnumerable<string> Losses => Root.GetProperty("losses").EnumerateObject().Select(entry => entry.Name);

    public static double ValueOf(string loss) => Root.GetProperty("losses").GetProperty(loss).GetProperty("value").GetDouble();

    public static Dictionary<string, double[]> GradientsOf(string loss) => Root.GetProperty("losses").GetProperty(loss)
        .GetProperty("gradients").EnumerateObject()
        .ToDictionary(entry => entry.Name, entry => entry.Value.EnumerateArray().Select(item => item.GetDouble()).ToArray());

    /// <summary>The numbers that the script fills inputs and parameters with.</summary>
    public static float[] Formula(int index, int count, double scale) =>
        [.. Enumerable.Range(0, count).Select(i => (float)(scale * Math.Sin((0.7 * index) + (1.3 * i))))];

    private static JsonElement Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracles", "losses.json")));
        return document.RootElement.Clone();
    }
}
