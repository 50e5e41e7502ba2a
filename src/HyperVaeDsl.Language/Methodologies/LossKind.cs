namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A kind of loss that the runtime computes. The formulas stand in docs/language.md and at the runtime's classes.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="RuntimeClass">The class that computes it.</param>
/// <param name="TakesBatch">Whether it looks at the batch besides the model's output.</param>
/// <param name="Parameters">Its parameters, all of which must be written.</param>
public sealed record LossKind(string Name, string RuntimeClass, bool TakesBatch, IReadOnlyList<LossParameter> Parameters)
{
    /// <summary>All kinds.</summary>
    public static readonly IReadOnlyList<LossKind> All =
    [
        new("reconstruction", "ReconstructionLoss", true, []),
        new("kl", "KlLoss", false, [new("free_bits", "freeBits", "nats/dim", 0, double.MaxValue, false, "0.1 nats/dim")]),
        new("radial", "RadialLoss", true, [new("inner", "inner", "", 0, 1, false, "0.1"), new("outer", "outer", "", 0, 1, false, "0.85")]),
        new("ranking", "RankingLoss", true, [new("margin", "margin", "", 0, double.MaxValue, false, "0.1"), new("triplets", "triplets", "", 1, 1_000_000, true, "500")]),
        new("monotonic_radial", "MonotonicRadialLoss", true, [new("margin", "margin", "", 0, 1, false, "0.02"), new("temperature", "temperature", "", 1e-6, double.MaxValue, false, "0.05")]),
        new("entropy", "EntropyLoss", false, []),
        new("repulsion", "RepulsionLoss", false, [new("scale", "scale", "", 1e-6, double.MaxValue, false, "0.5")]),
    ];

    /// <summary>Every name that a loss may have: a kind (both VAEs), or a kind with _A or _B.</summary>
    public static IEnumerable<string> Names => All.SelectMany(kind => new[] { kind.Name, kind.Name + "_A", kind.Name + "_B" });

    /// <summary>Kind and VAE of a name, or null.</summary>
    public static (LossKind Kind, VaeChoice Of)? Find(string name)
    {
        VaeChoice of = name.EndsWith("_A", StringComparison.Ordinal) ? VaeChoice.A : name.EndsWith("_B", StringComparison.Ordinal) ? VaeChoice.B : VaeChoice.Both;
        string plain = of == VaeChoice.Both ? name : name.Substring(0, name.Length - 2);
        LossKind? kind = All.FirstOrDefault(candidate => candidate.Name == plain);
        return kind == null ? null : (kind, of);
    }
}

/// <summary>A parameter of a kind of loss.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Argument">The runtime's argument.</param>
/// <param name="Unit">The unit that must be written, or "".</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
/// <param name="IsWhole">Whether it counts something.</param>
/// <param name="Example">For messages.</param>
public sealed record LossParameter(string Name, string Argument, string Unit, double Minimum, double Maximum, bool IsWhole, string Example);
