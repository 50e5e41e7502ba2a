namespace HyperVaeDsl.Language.Timelines;

/// <summary>What is asked of segments again and again.</summary>
[Flags]
internal enum SegmentTraits : byte
{
    /// <summary>Nothing of it.</summary>
    None = 0,

    /// <summary>The value may differ from the one before.</summary>
    MayJump = 1,

    /// <summary>The word 'jump' was written.</summary>
    SaysJump = 2,

    /// <summary>Between its begin and its end the value does not jump: a number, or a passage without steps.</summary>
    Unbroken = 4,

    /// <summary>A number, a passage, or such pieces that repeat: nothing random, nothing that is calculated from signals or params.</summary>
    Plain = 8,

    /// <summary>Calculated from params.</summary>
    Open = 16,

    /// <summary>It and the one before are plain, and its first value is another one than the last value before.</summary>
    Jumps = 32,
}
