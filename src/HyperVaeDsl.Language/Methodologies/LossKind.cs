namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A kind of loss that the runtime computes. The formulas stand in docs/language.md and at the runtime's classes.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="RuntimeClass">The class that computes it.</param>
/// <param name="TakesBatch">Whether it looks at the batch besides the model's output.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record LossKind(string Name, string RuntimeClass, bool TakesBatch, IReadOnlyList<LossParameter> Parameters)
{
    /// <summary>Whether it compares the two VAEs, so that it is not taken of one of them.</summary>
    public bool ComparesVaes { get; init; }

    /// <summary>Whether the user's own code computes it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>All kinds, in the order of the sums of generated code.</summary>
    public static IReadOnlyList<LossKind> All => LossCatalogue.Kinds;

    /// <summary>Every name that a loss may have: a kind, or with _A or _B a kind that is taken of one VAE.</summary>
    public static IEnumerable<string> Names => All.SelectMany(kind => kind.ComparesVaes ? [kind.Name] : new[] { kind.Name, kind.Name + "_A", kind.Name + "_B" });

    /// <summary>Kind and VAE of a name, or null.</summary>
    public static (LossKind Kind, VaeChoice Of)? Find(string name)
    {
        VaeChoice of = name.EndsWith("_A", StringComparison.Ordinal) ? VaeChoice.A : name.EndsWith("_B", StringComparison.Ordinal) ? VaeChoice.B : VaeChoice.Both;
        string plain = of == VaeChoice.Both ? name : name.Substring(0, name.Length - 2);
        LossKind? kind = All.FirstOrDefault(candidate => candidate.Name == plain && (of == VaeChoice.Both || !candidate.ComparesVaes));
        return kind == null ? null : (kind, of);
    }

    /// <summary>Index of the parameter of a name, or -1.</summary>
    public int IndexOf(string parameter)
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name == parameter)
                return i;
        }
        return -1;
    }
}
