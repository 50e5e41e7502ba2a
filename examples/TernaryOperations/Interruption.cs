using System.Runtime.InteropServices;

namespace TernaryOperations;

/// <summary>
/// Turns Ctrl-C and a request to terminate into a cancellation, so that the run finishes its step and closes its files. A second
/// Ctrl-C ends the program at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    /// <summary>Cancelled by the first interruption.</summary>
    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        source.Dispose();
    }

    /// <summary>What the program's exit status says of the interruption.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Success;

    private void Handle(PosixSignalContext context)
    {
        ExitCode = context.Signal == PosixSignal.SIGTERM ? ExitCodes.Terminated : ExitCodes.Interrupted;
        context.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
