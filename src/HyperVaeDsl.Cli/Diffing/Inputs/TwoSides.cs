using HyperVaeDsl.Language;

namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>Compiles the sides of a comparison at the same time, each on a core of its own: who waits for a comparison waits for the slower side.</summary>
internal static class TwoSides
{
    /// <summary>Both sides. What hinders the old one is an exception before what hinders the new one.</summary>
    public static (HvaeCompilation? Old, HvaeCompilation? New) Compile(Func<HvaeCompilation?> old, Func<HvaeCompilation?> @new)
    {
        Task<HvaeCompilation?> before = new(old);
        Task<HvaeCompilation?> after = new(@new);
        // A thread of its own: one of the pool looks for further work until the end, on a core that the other side needs.
        Thread other = new(() => before.RunSynchronously());
        other.Start();
        after.RunSynchronously();
        other.Join();
        return (before.GetAwaiter().GetResult(), after.GetAwaiter().GetResult());
    }
}
