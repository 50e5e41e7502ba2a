using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Silences what is allowed, after everything was judged, and reports what is allowed in vain (HV1299).</summary>
internal static class Allowances
{
    /// <summary>Takes the allowed findings away; the allowance that speaks of the least has the finding.</summary>
    /// <param name="methodology">What allows.</param>
    /// <param name="diagnostics">The findings.</param>
    public static void Apply(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Allowance allowance in methodology.Allowances.OrderBy(allowance => allowance.Words?.Count ?? int.MaxValue))
        {
            // Errors cannot be allowed, whatever severity a rule has by itself. And nothing is in vain while not everything was judged.
            if (diagnostics.Remove(item => item.Severity != Severity.Error && allowance.Covers(item.Code, item.Span)) > 0 || diagnostics.HasErrors)
                continue;
            string where = allowance.Words == null ? "in this methodology" : $"in '{allowance.Place}'";
            diagnostics.Report(Diagnostics.Rules.UnusedAllow, allowance.Span, $"Nothing {where} is reported as {allowance.Code}. Remove this allow.", new DiagnosticDetails
            {
                Fixes = [new Fix($"Remove 'allow {allowance.Code}'", allowance.Removal, "") { KeepsMeaning = true }],
            });
        }
    }
}
