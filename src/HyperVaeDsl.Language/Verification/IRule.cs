using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Proves one property of methodologies, or reports where it fails.</summary>
internal interface IRule
{
    /// <summary>Checks what can be judged; parts with reported mistakes are left alone.</summary>
    void Check(Methodology methodology, DiagnosticBag diagnostics);
}

/// <summary>A rule that only warns. It is left out where only errors are asked for, as for other values of the params.</summary>
internal interface IAdvice : IRule
{
}
