using System.CommandLine;
using HyperVaeDsl.Cli.Diffing.Inputs;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>Compares what was selected and reports it.</summary>
/// <param name="result">The command line.</param>
/// <param name="options">What of a comparison counts.</param>
/// <param name="errors">Where to say why a side cannot be compared, or is broken.</param>
internal sealed class DiffRun(ParseResult result, DiffOptions options, TextWriter errors)
{
    private readonly List<(DiffPair Pair, ComparisonOptions Options)> compared = [];
    private readonly List<DiffPair> single = [];
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    /// <summary>Takes what was selected; false after saying why it cannot be compared.</summary>
    public bool Take(DiffSelection selection)
    {
        foreach (DiffPair pair in selection.Pairs)
        {
            if (!IsComparable(pair.Old) | !IsComparable(pair.New))
                return false;
            if (pair.Old == null || pair.New == null)
            {
                single.Add(pair);
                continue;
            }
            if (DiffConfiguration.Of(pair.Path, errors) is not { } configuration)
                return false;
            compared.Add((pair, options.Of(result, configuration.Levels, configuration.Ignored)));
        }
        return true;
    }

    /// <summary>Fills a report. Returns the exit code of what was found.</summary>
    public int Fill(DiffSelection selection, IDiffReport report)
    {
        // One comparison needs no second thread, and none that waits for it.
        MethodologyComparison[] comparisons = compared.Count == 1 ? [Compared(compared[0])] : [.. compared.AsParallel().AsOrdered().Select(Compared)];
        if (!selection.IsSingle)
            report.Note(Counts(selection, comparisons));
        foreach (DiffPair pair in single)
            report.Note(pair.New is { } added ? $"{added.Text.Path}: {Named(added)} is new." : $"{pair.Old!.Text.Path}: {Named(pair.Old)} is no longer there.");
        int worst = single.Count > 0 && options.FailsOnAny(result) ? ExitCodes.Errors : ExitCodes.Success;
        for (int i = 0; i < comparisons.Length; i++)
        {
            if (compared[i].Pair.IsThroughImports)
                report.Note($"{comparisons[i].New.Text.Path}: The file is the same; what it imports differs.");
            report.Add(comparisons[i]);
            worst = Math.Max(worst, comparisons[i].IsPartial ? ExitCodes.Usage : options.Fails(result, comparisons[i]) ? ExitCodes.Errors : ExitCodes.Success);
        }
        return worst;
    }

    private static MethodologyComparison Compared((DiffPair Pair, ComparisonOptions Options) item) => MethodologyComparison.Of(item.Pair.Old!, item.Pair.New!, item.Options);

    private string Counts(DiffSelection selection, MethodologyComparison[] comparisons)
    {
        int different = comparisons.Count(comparison => !comparison.IsSameMeaning && !comparison.IsPartial);
        List<string> parts = [];
        Add(different, "differs in meaning", "differ in meaning");
        Add(comparisons.Count(comparison => comparison.IsSameMeaning) + selection.SameThroughImports.Count, "was changed without a change of meaning", "were changed without a change of meaning");
        Add(comparisons.Count(comparison => comparison.IsPartial), "has errors", "have errors");
        Add(single.Count(pair => pair.New != null), "is new", "are new");
        Add(single.Count(pair => pair.New == null), "is no longer there", "are no longer there");
        Add(selection.Unchanged, "is unchanged", "are unchanged");
        string counts = parts.Count == 0 ? "There are no methodologies." : $"Of the methodologies, {string.Join(", ", parts)}.";
        return counts + (selection.Parts == 0 ? "" : $" {Numbers.Format(selection.Parts)} changed {(selection.Parts == 1 ? "file declares" : "files declare")} only parts for others and {(selection.Parts == 1 ? "is compared where it is used" : "are compared where they are used")}.");

        void Add(int count, string one, string many)
        {
            if (count > 0)
                parts.Add($"{Numbers.Format(count)} {(count == 1 ? one : many)}");
        }
    }

    private static string Named(HvaeCompilation compilation) =>
        compilation.Methodology is { } m ? $"{m.Name} ({Numbers.Format(m.Epochs)} epochs, {Numbers.Format(m.Phases.Count)} phases, {Numbers.Format(m.Losses.Count)} losses, digest {m.Digest[..16]})" : compilation.Name?.Text ?? "A methodology with errors";

    private bool IsComparable(HvaeCompilation? side)
    {
        if (side == null)
            return true;
        if (side.Name == null && side.Parts.Count > 0)
        {
            errors.WriteLine($"{side.Text.Path}: The file declares no methodology that could be compared, only {string.Join(", ", side.Parts)}.");
            return false;
        }
        // What is wrong with a base is wrong with each of its heirs, and said once.
        foreach (Diagnostic item in side.Diagnostics.Where(item => item.Severity == Severity.Error))
        {
            string error = item.Format(side.Text);
            if (said.Add(error))
                errors.WriteLine(error);
        }
        return true;
    }
}
