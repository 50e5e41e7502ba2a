using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Proves one property of methodologies, or reports where it fails.</summary>
internal interface IRule
{
    /// <summary>Checks what can be judged; parts with reported mistakes are left alone.</summary>
    void Check(Methodology methodology, DiagnosticBag diagnostics);
}
