namespace HyperVaeDsl.Language.Timelines;

/// <summary>What became of a question.</summary>
/// <param name="Counterexample">Values for which an error was found, a value for each param; null where none was.</param>
/// <param name="Open">The params because of which it could not be answered for all values.</param>
internal readonly record struct QuestionVerdict(double[]? Counterexample, IReadOnlyCollection<int> Open);

/// <summary>
/// Asks a rule of all values of the params: of cells, which are halved where it has no one answer. In a cell the comparisons of quantities are decided for all of
/// its values, by enclosing them; a rule that finds nothing then finds nothing for any of them. Params that can be counted end in cells of one value.
/// </summary>
internal sealed class QuestionSearch(RuleQuestion question, ParamBox box)
{
    private readonly IReadOnlyList<ParamDomain> domains = box.Domains;

    /// <summary>The verdict.</summary>
    /// <param name="most">How many cells may be asked; what was asked is taken off.</param>
    public QuestionVerdict Run(ref int most)
    {
        int left = question.Most;
        Stack<Interval[]> open = new();
        open.Push(box.Whole);
        while (open.Count > 0)
        {
            Interval[] cell = open.Pop();
            UndecidedException? undecided = null;
            if (!Finds(cell, ref undecided) && undecided == null)
                continue;
            if (Counterexample(cell) is { } point)
                return new QuestionVerdict(point, []);
            if (--most < 0 || --left < 0 || Side(cell, undecided) is not (>= 0 and var side))
                return new QuestionVerdict(null, undecided?.Params ?? [.. question.Reads.Keys]);
            (Interval lower, Interval upper) = domains[side].Halves(cell[side])!.Value;
            open.Push(With(cell, side, upper));
            open.Push(With(cell, side, lower));
        }
        return new QuestionVerdict(null, []);
    }

    private bool Finds(Interval[] cell, ref UndecidedException? undecided)
    {
        bool found = false;
        try
        {
            box.Ask(cell, () => found = question.Finds());
        }
        catch (UndecidedException open)
        {
            undecided = open;
        }
        return found;
    }

    // The ends and the middle of a cell.
    private double[]? Counterexample(Interval[] cell)
    {
        double[][] points =
        [
            [.. cell.Select((side, i) => side.IsPoint ? side.Low : domains[i].Middle(side))],
            [.. cell.Select(side => side.High)],
            [.. cell.Select(side => side.Low)],
        ];
        foreach (double[] point in points)
        {
            UndecidedException? undecided = null;
            if (Finds([.. point.Select(value => new Interval(value))], ref undecided))
                return point;
        }
        return null;
    }

    // The side to be halved: that of the widest param on which the answer depends; -1 where a number of a param that cannot be counted is asked for.
    private int Side(Interval[] cell, UndecidedException? undecided)
    {
        int widest = -1;
        double most = 0;
        foreach (int param in undecided?.Params ?? question.Reads.Keys)
        {
            if (undecided is { IsNumber: true } && double.IsInfinity(domains[param].Count))
                return -1;
            double width = (cell[param].High - cell[param].Low) / (domains[param].Range.High - domains[param].Range.Low);
            if (width > most && domains[param].Halves(cell[param]) != null)
                (most, widest) = (width, param);
        }
        return widest;
    }

    private static Interval[] With(Interval[] cell, int side, Interval values)
    {
        Interval[] changed = [.. cell];
        changed[side] = values;
        return changed;
    }
}
