namespace HyperVaeDsl.Language.Comparisons;

/// <summary>What a change does, whatever its level.</summary>
public enum ChangeEffect
{
    /// <summary>Nothing that the digest is a hash of.</summary>
    None,

    /// <summary>The digest is another one, and yet every step computes the same: what is kept, watched, measured or called differs.</summary>
    Record,

    /// <summary>Some step computes something else, or may.</summary>
    Training,
}
