using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0902: a component that can be frozen and let go rests for less than the run, or one of the two never comes.</summary>
internal sealed class RestRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Run)
            return;
        foreach (ComponentSpec component in methodology.Components.Where(component => component is { Freeze: not null, Unfreeze: not null } && component.Hysteresis > 0))
        {
            Quantity epochs = component.HysteresisInEvaluations ? component.Hysteresis * methodology.EvaluateEvery : component.Hysteresis;
            if (epochs >= methodology.Epochs)
                diagnostics.Report(Diagnostics.Rules.LongerThanRun, component.Span, $"After its first change '{component.Path}' rests for {Numbers.Short(epochs)} epochs, and the run has {Numbers.Format(methodology.Epochs)}: it never changes back. Shorten its hysteresis, or leave the other condition out.");
        }
    }
}
