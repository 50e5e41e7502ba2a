using System.Globalization;
using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1214: the documentation of a methodology speaks of more epochs than its run has.</summary>
internal sealed class DocumentedLengthAdvice : IRule
{
    private static readonly Regex Length = new(@"(?<![\w.])(\d{1,7})[ -]epochs?\b", RegexOptions.CultureInvariant);

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Run)
            return;
        foreach (Match match in Length.Matches(methodology.Documentation))
        {
            int said = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            if (said <= methodology.Epochs)
                continue;
            diagnostics.Report(Diagnostics.Rules.DocumentedLength, methodology.NameSpan, $"The documentation of '{methodology.Name}' speaks of {match.Value}, and the run has {Numbers.Format(methodology.Epochs)}. Correct one of the two.");
            return;
        }
    }
}
