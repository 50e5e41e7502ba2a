using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0704: counts of a loss fit the batch, the latent dimensions and each other.</summary>
internal sealed class LossShapeRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Loss loss in methodology.Losses)
        {
            if (loss.Find("operations") is { } operations && methodology.Complete.Data && operations.Number > methodology.Data.BatchSize)
                diagnostics.Report(Diagnostics.Rules.BadValue, operations.Span, $"'{loss.Name}' compares {Numbers.Format(operations.Number)} operations with each other, but a batch has {Numbers.Format(methodology.Data.BatchSize)}. Write at most that many.");
            if (loss.Find("groups") is { } groups && methodology.Complete.Model && methodology.Model.Latent % (int)groups.Number != 0)
                diagnostics.Report(Diagnostics.Rules.BadValue, groups.Span, $"{Numbers.Format(methodology.Model.Latent)} latent dimensions do not fall into {Numbers.Format(groups.Number)} equal groups. Write a number that divides {Numbers.Format(methodology.Model.Latent)}.");
            if (loss.Find("first_level") is { } first && loss.Find("last_level") is { } last && first.Number > last.Number)
                diagnostics.Report(Diagnostics.Rules.BadValue, first.Span, $"The first level {Numbers.Format(first.Number)} of '{loss.Name}' lies beyond the last one, {Numbers.Format(last.Number)}. Swap the two.");
        }
    }
}
