using System.Globalization;
using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1214: the documentation of a methodology speaks of more epochs than its run has, and not of those that it has.</summary>
internal sealed class DocumentedLengthAdvice : IAdvice
{
    private static readonly Regex Length = new(@"(?<![\w.])(\d{1,7})[ -]epochs?\b", RegexOptions.CultureInvariant);

    private static readonly Regex Number = new(@"(?<![\w.])\d+(?![\w.]\d)", RegexOptions.CultureInvariant);

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        // Who says how long the run is may speak of other lengths too.
        if (!methodology.Complete.Run || Number.Matches(methodology.Documentation).Cast<Match>().Any(match => match.Value == Numbers.Format(methodology.Epochs)))
            return;
        foreach (Match match in Length.Matches(methodology.Documentation))
        {
            int said = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            if (said <= methodology.Epochs)
                continue;
            diagnostics.Report(Diagnostics.Rules.DocumentedLength, methodology.NameSpan, $"The documentation of '{methodology.Name}' speaks of {match.Value}, and the run has {Numbers.Format(methodology.Epochs)}. Correct one of the two.", methodology.EpochsSpan is { } span ? [new RelatedLocation(span, "the length of the run")] : []);
            return;
        }
    }
}
