using System.Runtime.ExceptionServices;
using HyperVaeDsl.Language;

namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>Compiles the sides of a comparison at the same time, each on a core of its own: who waits for a comparison waits for the slower side.</summary>
internal static class TwoSides
{
    /// <summary>Both sides. What hinders the old one is an exception before what hinders the new one.</summary>
    public static (HvaeCompilation? Old, HvaeCompilation? New) Compile(Func<HvaeCompilation?> old, Func<HvaeCompilation?> @new)
    {
        (HvaeCompilation? before, ExceptionDispatchInfo? hindersOld) = (null, null);
        // A thread of its own: one of the pool looks for further work until the end, on a core that the other side needs.
        Thread other = new(() => (before, hindersOld) = Tried(old));
        other.Start();
        (HvaeCompilation? after, ExceptionDispatchInfo? hindersNew) = Tried(@new);
        other.Join();
        hindersOld?.Throw();
        hindersNew?.Throw();
        return (before, after);
    }

    // What is thrown on a thread of its own ends the process.
    private static (HvaeCompilation? Compiled, ExceptionDispatchInfo? Hindrance) Tried(Func<HvaeCompilation?> side)
    {
        try
        {
            return (side(), null);
        }
#pragma warning disable CA1031 // It is thrown again by the thread that waits.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (null, ExceptionDispatchInfo.Capture(exception));
        }
    }
}
