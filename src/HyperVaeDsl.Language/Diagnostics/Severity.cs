namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>How serious a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably wrong; does not stop the build.</summary>
    Warning,

    /// <summary>Wrong; no code is generated.</summary>
    Error,
}
