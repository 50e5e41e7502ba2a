using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>Cuts the time that two plans have in common so that on each stretch both follow one curve without breaks.</summary>
internal static class CommonStretches
{
    /// <summary>The stretches on which the plans are not the same by their form, in order.</summary>
    public static IEnumerable<(double From, double To, PlacedCurve Old, PlacedCurve New)> Differing(SignalTimeline old, SignalTimeline @new, double end)
    {
        NoiseCells cells = new();
        int i = 0;
        int j = 0;
        while (i < old.Segments.Count && j < @new.Segments.Count)
        {
            Segment before = old.Segments[i];
            Segment after = @new.Segments[j];
            double from = Math.Max(before.Start, after.Start);
            double to = Math.Min(Math.Min(before.End, after.End), end);
            if (from < to)
            {
                foreach ((double, double, PlacedCurve, PlacedCurve) stretch in old.IsPerEpoch || @new.IsPerEpoch ? PerEpoch(old, @new, from, to, cells) : Smooth(PlacedCurve.Of(before), PlacedCurve.Of(after), from, to, cells))
                    yield return stretch;
            }
            if (before.End <= after.End)
                i++;
            if (after.End <= before.End)
                j++;
        }
    }

    private static IEnumerable<(double From, double To, PlacedCurve Old, PlacedCurve New)> Smooth(PlacedCurve old, PlacedCurve @new, double from, double to, NoiseCells cells)
    {
        if (old.Curve is ConstantCurve a && @new.Curve is ConstantCurve b)
        {
            if (!a.Value.Equals(b.Value))
                yield return (from, to, old, @new);
            yield break;
        }
        BreakList breaks = new(from, to);
        breaks.AddFrom(old.Curve, old.Origin, from - old.Origin, to - old.Origin);
        breaks.AddFrom(@new.Curve, @new.Origin, from - @new.Origin, to - @new.Origin);
        // With too many breaks to list nothing can be taken apart, and the whole stretch is searched as it is.
        List<double> cuts = breaks.HasRoom ? breaks.Cuts() : [from, to];
        for (int i = 0; i + 1 < cuts.Count; i++)
        {
            if (old.IsSameAs(@new, cuts[i], cuts[i + 1]))
                continue;
            PlacedCurve before = old.Plain(cuts[i], cuts[i + 1]);
            PlacedCurve after = @new.Plain(cuts[i], cuts[i + 1]);
            if ((before.Curve.IsRandom || after.Curve.IsRandom) && cells.Of(before, after, cuts[i], cuts[i + 1]) is { } parts)
            {
                foreach ((double, double, PlacedCurve, PlacedCurve) part in parts)
                    yield return part;
                continue;
            }
            yield return (cuts[i], cuts[i + 1], before, after);
        }
    }

    // A value per epoch is one constant for each epoch.
    private static IEnumerable<(double From, double To, PlacedCurve Old, PlacedCurve New)> PerEpoch(SignalTimeline old, SignalTimeline @new, double from, double to, NoiseCells cells)
    {
        for (double epoch = Math.Floor(from); epoch < to; epoch++)
        {
            double start = Math.Max(from, epoch);
            double end = Math.Min(to, epoch + 1);
            foreach ((double, double, PlacedCurve, PlacedCurve) stretch in Smooth(Seen(old, epoch, start), Seen(@new, epoch, start), start, end, cells))
                yield return stretch;
        }
    }

    private static PlacedCurve Seen(SignalTimeline timeline, double epoch, double start) =>
        timeline.IsPerEpoch ? new PlacedCurve(new ConstantCurve(timeline.At(epoch)), 0) : PlacedCurve.Of(timeline.SegmentAt(start));
}
