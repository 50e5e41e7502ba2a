namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>What is left out of generated code because it has no effect.</summary>
[Flags]
internal enum Folding
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A division by a length of 1.</summary>
    Lengths = 1,

    /// <summary>The subtraction of a beginning at 0.</summary>
    Origins = 2,

    /// <summary>Terms of 0 and factors of 1; what falls is subtracted.</summary>
    Terms = 4,

    /// <summary>What need not be said: settings of the runtime with their usual value.</summary>
    Usual = 8,

    /// <summary>All of it.</summary>
    All = Lengths | Origins | Terms | Usual,
}
