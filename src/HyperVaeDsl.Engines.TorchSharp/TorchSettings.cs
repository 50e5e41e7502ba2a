namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>What a program may choose of the engine.</summary>
public sealed record TorchSettings
{
    /// <summary>Threads inside an operation on the CPU; null leaves what libtorch chose. It holds for the whole process.</summary>
    public int? Threads { get; init; }
}
