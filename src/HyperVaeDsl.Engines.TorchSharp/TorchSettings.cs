namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>What a program may choose of the engine.</summary>
public sealed record TorchSettings
{
    /// <summary>Threads inside an operation on the CPU; null leaves what libtorch chose. It holds for the whole process.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Whether training steps leave their losses and the norm of their gradients on the device until something asks for them; null for yes on a GPU, whose
    /// queue would run empty at every reading, and no on a CPU. A loss that is not finite is then found up to 256 steps later, and nothing is updated meanwhile.
    /// </summary>
    public bool? DefersReading { get; init; }

    /// <summary>
    /// Whether two equal runs give equal bits on a GPU, where the gradient of rows that are gathered more than once would else add up in any order. On a CPU it makes
    /// no difference.
    /// </summary>
    public bool RepeatsBits { get; init; } = true;
}
