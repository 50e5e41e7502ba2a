namespace HyperVaeDsl.Engines.Cpu;

/// <summary>
/// The name of the embedded engine in projects for a framework that does not have its vectors: there the compiler says why it is not there, instead of that it does not exist.
/// </summary>
[Obsolete(Message, error: true)]
public sealed class CpuEngine
{
    private const string Message = "The embedded engine computes with vectors that .NET has since version 10. Set 'TargetFramework' to net10.0; below that the package has the schedules and the runtime, for a loop or an engine of your own.";

    /// <summary>Not to be had here.</summary>
    /// <param name="threadCount">Threads that would compute.</param>
    public CpuEngine(int? threadCount = null)
    {
        _ = threadCount;
        throw new PlatformNotSupportedException(Message);
    }
}
