using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Engines.TorchSharp;
using HyperVaeDsl.Runtime.Tensors;

namespace TernaryOperations;

/// <summary>The engines of this program, by the names of the command line.</summary>
internal static class EngineChoice
{
    /// <summary>The embedded engine.</summary>
    public const string Cpu = "cpu";

    /// <summary>TorchSharp, for which the program is built with -p:TorchSharp=cpu, cuda-linux or cuda-windows.</summary>
    public const string Torch = "torch";

    /// <summary>Opens an engine on a device.</summary>
    /// <exception cref="ArgumentException">The engine has no such device.</exception>
    /// <exception cref="TorchUnavailableException">TorchSharp or the device is missing.</exception>
    public static TensorEngine Open(string engine, string device, int? threads)
    {
        if (engine == Torch)
            return new TorchEngine(device, new TorchSettings { Threads = threads });
        return device == Cpu ? new CpuEngine(threads) : throw new ArgumentException($"The embedded engine computes on the CPU. For --device {device} add --engine {Torch}.");
    }
}
