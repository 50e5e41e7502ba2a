namespace HyperVaeDsl.Language.Timelines;

/// <summary>The values that a param may have: all numbers of a range, its whole numbers, or some numbers that are listed.</summary>
/// <param name="Range">Smallest and largest value.</param>
/// <param name="IsWhole">Whether only whole numbers are meant.</param>
/// <param name="Values">The values in rising order, where they are listed or counted by a step; else null.</param>
internal sealed record ParamDomain(Interval Range, bool IsWhole, IReadOnlyList<double>? Values)
{
    /// <summary>What is listed is looked at one by one, if need be.</summary>
    public const int MostValues = 10_000;

    /// <summary>The distance of two values that are counted; 0 where none is written.</summary>
    public double Step { get; init; }

    /// <summary>How many values there are; infinite for a range of real numbers.</summary>
    public double Count => Values?.Count ?? (Range.IsPoint ? 1 : IsWhole ? Range.High - Range.Low + 1 : double.PositiveInfinity);

    /// <summary>Whether all values are whole numbers.</summary>
    public bool AreWhole => IsWhole || (Values?.All(value => Math.Floor(value).Equals(value)) ?? false);

    /// <summary>All values; only where they can be counted.</summary>
    public IEnumerable<double> All => Values ?? Enumerable.Range(0, (int)Count).Select(number => Range.Low + number);

    /// <summary>Whether it is one of the values.</summary>
    public bool Contains(double value) => Range.Contains(value) && (Values == null ? !IsWhole || Math.Floor(value).Equals(value) : IndexAt(value) is >= 0 and var index && Values[index].Equals(value));

    /// <summary>A value in the middle of a part of the range that begins and ends with values.</summary>
    public double Middle(Interval side)
    {
        double middle = side.Low + (side.High - side.Low) / 2;
        return Values != null ? Values[IndexAt(middle)] : IsWhole ? Math.Floor(middle) : middle;
    }

    /// <summary>The parts of a part of the range: between two values that can be counted there is nothing to prove. Null for a single value.</summary>
    public (Interval Lower, Interval Upper)? Halves(Interval side)
    {
        double middle = Middle(side);
        if (side.IsPoint)
            return null;
        if (Values != null)
            return (new Interval(side.Low, middle), new Interval(Values[IndexAt(middle) + 1], side.High));
        if (IsWhole)
            return (new Interval(side.Low, middle), new Interval(middle + 1, side.High));
        return middle > side.Low && middle < side.High ? (new Interval(side.Low, middle), new Interval(middle, side.High)) : null;
    }

    /// <summary>The values that lie in a narrower range, counted as before.</summary>
    public ParamDomain Within(Interval range) => Values == null ? this with { Range = range } : Of([.. Values.Where(range.Contains)], IsWhole) with { Step = Step };

    /// <summary>The values that steps lead to from one end of a range to the other; null where they do not lead there, or there are too many of them.</summary>
    public static ParamDomain? Counted(Interval ends, double step, bool isWhole)
    {
        double steps = (ends.High - ends.Low) / step;
        return step > 0 && steps is >= 1 - 1e-9 and <= MostValues && Math.Abs(steps - Math.Round(steps)) < 1e-9 * steps
            ? Of([.. Enumerable.Range(0, (int)Math.Round(steps) + 1).Select(number => Text.Numbers.Rounded(ends.Low + number * step, 15))], isWhole) with { Step = step }
            : null;
    }

    /// <summary>Some values, in rising order; an empty range without any.</summary>
    public static ParamDomain Of(IReadOnlyList<double> values, bool isWhole) =>
        new(values.Count == 0 ? new Interval(double.NaN) : new Interval(values[0], values[values.Count - 1]), isWhole, values);

    // The place of the largest value that is not above a number; -1 below all.
    private int IndexAt(double value)
    {
        (int low, int high) = (0, Values!.Count);
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (Values[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }
}
