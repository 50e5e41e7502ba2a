using HyperVaeDsl.Runtime.Training;

namespace TernaryOperations;

/// <summary>The methodologies of this program; each class is compiled from the .hvae file of its name.</summary>
internal static class MethodologyCatalogue
{
    /// <summary>Stands for all of them, one after the other.</summary>
    public const string All = "all";

    /// <summary>Name on the command line and maker of a fresh one (its controllers keep state).</summary>
    public static IReadOnlyDictionary<string, Func<IMethodology>> Makers { get; } = new Dictionary<string, Func<IMethodology>>
    {
        ["cyclical"] = () => new Cyclical(),
        ["homeostatic"] = () => new Homeostatic(),
    };

    /// <summary>The methodologies that a name stands for.</summary>
    public static IEnumerable<string> Select(string name) => name == All ? Makers.Keys : [name];
}
