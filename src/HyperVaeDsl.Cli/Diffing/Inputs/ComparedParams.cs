using HyperVaeDsl.Language;

namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>
/// Looks for mistakes that are there only with other values of params. It is most of what a comparison costs, so it is done when it is known what is compared
/// with what: not of what is new or gone, and not beside a side with errors.
/// </summary>
internal static class ComparedParams
{
    /// <summary>What was selected, with the params of both sides checked.</summary>
    /// <param name="selection">What is compared, compiled with the values that the params have.</param>
    public static DiffSelection Check(DiffSelection selection)
    {
        DiffPair[] open = [.. selection.Pairs.Concat(selection.SameThroughImports).Where(IsOpen)];
        if (open.Length == 0)
            return selection;
        Dictionary<DiffPair, DiffPair> @checked = new(ReferenceEqualityComparer.Instance);
        if (open.Length == 1)
            @checked.Add(open[0], Together(open[0]));
        else
        {
            foreach ((DiffPair pair, DiffPair now) in open.AsParallel().Select(pair => (pair, pair with { Old = pair.Old!.WithParamsChecked(), New = pair.New!.WithParamsChecked() })))
                @checked.Add(pair, now);
        }
        DiffPair[] same = [.. selection.SameThroughImports.Select(Now)];
        // With other values one side may be wrong where both mean the same with those that the params have.
        return selection with
        {
            Pairs = [.. selection.Pairs.Select(Now).Concat(same.Where(IsBroken)).OrderBy(pair => pair.Path, StringComparer.Ordinal)],
            SameThroughImports = [.. same.Where(pair => !IsBroken(pair))],
        };

        DiffPair Now(DiffPair pair) => @checked.GetValueOrDefault(pair, pair);
    }

    // Of a text with errors it is not known what it does with other values of its params, so nothing is said of that beside one.
    private static bool IsOpen(DiffPair pair) =>
        pair is { Old.Methodology: not null, New.Methodology: not null } && pair.Old.UncheckedParams.Count + pair.New.UncheckedParams.Count > 0;

    private static bool IsBroken(DiffPair pair) => pair.Old?.Methodology == null || pair.New?.Methodology == null;

    private static DiffPair Together(DiffPair pair)
    {
        (HvaeCompilation? old, HvaeCompilation? @new) = TwoSides.Compile(pair.Old!.WithParamsChecked, pair.New!.WithParamsChecked);
        return pair with { Old = old, New = @new };
    }
}
