using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>
/// Which comparisons also look for mistakes that are there only with other values of params. Between versions of one methodology such a mistake appears or
/// vanishes; of two methodologies each has its own params, and is checked alone. It is most of what a comparison costs, so it is left out of many at once.
/// </summary>
internal static class ComparedParams
{
    /// <summary>Of so many versions it is looked for without being asked.</summary>
    public const int MostVersions = 20;

    /// <summary>What was selected, with the params of its versions checked as far as that is meant.</summary>
    /// <param name="selection">What is compared, compiled with the values that the params have.</param>
    /// <param name="isAsked">Whether the caller wants it of all that is compared.</param>
    public static DiffSelection Check(DiffSelection selection, bool isAsked)
    {
        DiffPair[] all = [.. selection.Pairs, .. selection.SameThroughImports];
        DiffPair[] wanted = [.. all.Where(pair => IsOpen(pair) && (isAsked || IsVersion(pair)))];
        if (wanted.Length == 0 || (!isAsked && wanted.Length > MostVersions))
            return selection;
        Dictionary<DiffPair, DiffPair> @checked = new(ReferenceEqualityComparer.Instance);
        if (wanted.Length == 1)
            @checked.Add(wanted[0], Checked(wanted[0]));
        else
        {
            foreach ((DiffPair pair, DiffPair now) in wanted.AsParallel().Select(pair => (pair, Checked(pair))))
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

    /// <summary>What to say of mistakes that were not looked for; null when there is nothing to say.</summary>
    public static string? Left(DiffSelection selection)
    {
        int left = selection.Pairs.Concat(selection.SameThroughImports).Count(IsOpen);
        string which = selection.IsSingle ? "other values of the params" : $"other values of the params of {Numbers.Format(left)} {(left == 1 ? "methodology" : "methodologies")}";
        return left == 0 ? null : $"Mistakes that are there only with {which} were not looked for: 'hvae check' finds them, and so does --check-params here.";
    }

    // Of a text with errors it is not known what it does with other values of its params, so nothing is said of that beside one.
    private static bool IsOpen(DiffPair pair) =>
        (pair.Old == null || pair.Old.Methodology != null) && (pair.New == null || pair.New.Methodology != null)
        && (pair.Old?.UncheckedParams.Count ?? 0) + (pair.New?.UncheckedParams.Count ?? 0) > 0;

    private static bool IsVersion(DiffPair pair) => pair.Old?.Name is { } old && pair.New?.Name is { } @new && old.Text == @new.Text;

    private static bool IsBroken(DiffPair pair) => pair.Old?.Methodology == null || pair.New?.Methodology == null;

    private static DiffPair Checked(DiffPair pair)
    {
        (HvaeCompilation? old, HvaeCompilation? @new) = TwoSides.Compile(() => pair.Old?.WithParamsChecked(), () => pair.New?.WithParamsChecked());
        return pair with { Old = old, New = @new };
    }
}
