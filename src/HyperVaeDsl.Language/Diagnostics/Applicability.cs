namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>How far a fix can be trusted. Only what is certain is applied without being asked.</summary>
public enum Applicability
{
    /// <summary>This is what was meant; a machine may apply it.</summary>
    Certain,

    /// <summary>One of several cures, each of which means something else: the author chooses.</summary>
    Choice,
}
