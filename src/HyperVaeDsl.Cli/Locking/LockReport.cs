using HyperVaeDsl.Language.Locking;

namespace HyperVaeDsl.Cli.Locking;

/// <summary>Says how methodologies stand to their lock file.</summary>
internal sealed class LockReport(string path, TextWriter output)
{
    private const int LongestFact = 160;

    /// <summary>Writes the differences and returns an exit code: only other training is a difference, another name is not.</summary>
    public int Write(LockFile locked, IReadOnlyList<LockedMethodology> now)
    {
        IReadOnlyList<LockDifference> differences = LockComparison.Of(locked, now);
        foreach (LockDifference difference in differences)
            Write(difference);
        int count = differences.Count(difference => difference.Change != LockChange.Renamed);
        if (count == 0)
        {
            output.WriteLine(FormattableString.Invariant($"{path}: {(now.Count == 1 ? "1 methodology trains" : $"{now.Count} methodologies train")} as locked.{(differences.Count > 0 ? " Write the new names down with 'hvae lock'." : "")}"));
            return ExitCodes.Success;
        }
        output.WriteLine(FormattableString.Invariant($"{path}: {count} {(count == 1 ? "difference" : "differences")} in training. If {(count == 1 ? "it is" : "they are")} meant, run 'hvae lock' and commit the lock file."));
        return ExitCodes.Errors;
    }

    private void Write(LockDifference difference)
    {
        LockedMethodology any = (difference.New ?? difference.Old)!;
        output.WriteLine(difference.Change switch
        {
            LockChange.New => $"{any.Path}: {any.Name} is not in the lock file.",
            LockChange.Gone => $"{any.Path}: {any.Name} is in the lock file and no longer there.",
            LockChange.Renamed => $"{any.Path}: {any.Name} trains as {difference.Old!.Name} of {difference.Old.Path} did; only names changed.",
            _ => $"{any.Path}: {any.Name} trains differently.",
        });
        foreach (LockedFact fact in difference.Facts)
        {
            output.WriteLine($"  {fact.Name}");
            if (fact.Old != null)
                output.WriteLine($"    - {Shown(fact.Old)}");
            if (fact.New != null)
                output.WriteLine($"    + {Shown(fact.New)}");
        }
        foreach (LockedSignal signal in difference.New?.Signals ?? [])
        {
            if (difference.Change == LockChange.Different && difference.Old!.Signals.FirstOrDefault(old => old.Name == signal.Name) is { } old && old.Values != signal.Values)
                output.WriteLine($"  values of {signal.Name}\n    - {Shown(old.Values)}\n    + {Shown(signal.Values)}");
        }
    }

    private static string Shown(string fact) => fact.Length <= LongestFact ? fact : string.Concat(fact.AsSpan(0, LongestFact), " ...");
}
