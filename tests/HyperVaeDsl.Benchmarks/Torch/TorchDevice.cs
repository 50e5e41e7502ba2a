using HyperVaeDsl.Engines.TorchSharp;

namespace HyperVaeDsl.Benchmarks.Torch;

/// <summary>The device of a benchmark.</summary>
internal static class TorchDevice
{
    /// <summary>Opens it.</summary>
    /// <exception cref="UnusableInputException">There is none of that name here.</exception>
    public static TorchEngine Open(string device, int threads)
    {
        try
        {
            return new TorchEngine(device, new TorchSettings { Threads = threads });
        }
        catch (Exception exception) when (exception is TorchUnavailableException or ArgumentException)
        {
            throw new UnusableInputException(exception.Message);
        }
    }
}
