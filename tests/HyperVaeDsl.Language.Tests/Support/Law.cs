using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;

namespace HyperVaeDsl.Tests.Support;

/// <summary>
/// Checks a property for many random inputs. Each law draws the same inputs in every run, so that a red run is the fault of what was changed;
/// HVAE_LAW_FACTOR multiplies how many are drawn, and has them drawn anew.
/// </summary>
internal static class Law
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>How many inputs are drawn where so many are usual.</summary>
    public static int Times(int usual) => usual * (Factor ?? 1);

    /// <summary>Fails for an input for which the property does.</summary>
    /// <param name="times">How many inputs are usual.</param>
    /// <param name="inputs">Where they come from.</param>
    /// <param name="property">What holds for each.</param>
    /// <param name="name">The law's name, which decides the inputs.</param>
    public static void Holds<T>(int times, Gen<T> inputs, Action<T> property, [CallerMemberName] string name = "")
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(Times(times));
        Check.One(Factor == null ? config.WithReplay(Hash(name), 1) : config, Prop.ForAll(Arb.From(inputs), property));
    }

    /// <summary>Seeds for inputs that are drawn by System.Random.</summary>
    public static Gen<int> Seeds => Gen.Choose(0, int.MaxValue);

    private static int? Factor => Environment.GetEnvironmentVariable("HVAE_LAW_FACTOR") is { Length: > 0 } factor ? int.Parse(factor, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    // FNV-1a: the hash of a string differs from process to process.
    private static ulong Hash(string name) => name.Aggregate(Basis, (hash, c) => (hash ^ c) * Prime);
}
