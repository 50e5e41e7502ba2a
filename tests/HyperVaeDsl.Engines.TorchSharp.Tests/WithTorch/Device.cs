namespace HyperVaeDsl.Engines.TorchSharp.Tests;

/// <summary>The device that the tests run on: cpu, or what the environment variable HVAE_TORCH_DEVICE names.</summary>
internal static class Device
{
    public static string Name { get; } = Environment.GetEnvironmentVariable("HVAE_TORCH_DEVICE") is { Length: > 0 } name ? name : "cpu";

    public static TorchEngine Open() => new(Name);
}
