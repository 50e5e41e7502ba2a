using HyperVaeDsl.Language;

namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>Compiles the sides of a comparison at the same time, each on a core of its own: who waits for a comparison waits for the slower side.</summary>
internal static class TwoSides
{
    /// <summary>Both sides. What hinders the old one is an exception before what hinders the new one.</summary>
    public static (HvaeCompilation? Old, HvaeCompilation? New) Compile(Func<HvaeCompilation?> old, Func<HvaeCompilation?> @new)
    {
        Task<HvaeCompilation?> before = Task.Run(old);
        Task<HvaeCompilation?> after = new(@new);
        after.RunSynchronously();
        return (before.GetAwaiter().GetResult(), after.GetAwaiter().GetResult());
    }
}
