using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0303 and HV0307: a signal changes abruptly exactly where 'jump' is written (or a restart or step table says so).</summary>
internal sealed class ContinuityRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        // What is written once for several signals is reported once.
        HashSet<TextSpan> reported = [];
        foreach (Signal signal in methodology.Signals.Where(signal => signal.Timeline != null))
            Joints.Check(signal.Name, signal.Timeline!.Segments, diagnostics, fromStart: true, reported);
    }
}
