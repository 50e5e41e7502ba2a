namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>What passes over all statements look for. Most statements of a large methodology are assignments that have nothing of it.</summary>
[Flags]
internal enum StatementTraits : byte
{
    /// <summary>Nothing of it.</summary>
    None = 0,

    /// <summary>A mistake that was reported.</summary>
    Broken = 1,

    /// <summary>The word 'off'.</summary>
    Off = 2,

    /// <summary>An 'allow', in it or behind it.</summary>
    Allows = 4,

    /// <summary>Something that switches a group on or off.</summary>
    Switches = 8,
}
