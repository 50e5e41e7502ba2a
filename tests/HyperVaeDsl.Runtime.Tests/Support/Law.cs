using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace HyperVaeDsl.Runtime.Tests.Support;

/// <summary>Checks a property for many random inputs; HVAE_LAW_FACTOR multiplies how many.</summary>
internal static class Law
{
    public static void Holds<T>(int times, Gen<T> inputs, Action<T> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times * Factor), Prop.ForAll(Arb.From(inputs), property));

    /// <summary>Seeds for inputs that are drawn by System.Random.</summary>
    public static Gen<int> Seeds => Gen.Choose(0, int.MaxValue);

    private static int Factor => int.TryParse(Environment.GetEnvironmentVariable("HVAE_LAW_FACTOR"), NumberStyles.None, CultureInfo.InvariantCulture, out int factor) ? factor : 1;
}
