using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Editing;

/// <summary>A time at which a phase may be split.</summary>
/// <param name="Epoch">The time.</param>
/// <param name="Why">What is there, for a title: empty, or words that begin with a comma.</param>
internal readonly record struct SplitTime(double Epoch, string Why);

/// <summary>At which times one would split a phase: what is written at the cursor, where signals turn, and the middle.</summary>
internal static class SplitTimes
{
    private const int MostKnots = 5;

    // What turns more often in a phase has no turn that means more than the others.
    private const int MostOfOne = 8;

    public static IReadOnlyList<SplitTime> Of(CodeActionRequest request, SplitTarget target)
    {
        List<SplitTime> times = [];
        List<(double Epoch, string Signal)> knots = Knots(target);
        if (AtCursor(request, target) is { } cursor)
            Add(times, target, cursor, NamesAt(knots, cursor, target) is { Length: > 0 } names ? names : ", the time at the cursor");
        double[] turns = [.. knots.Select(knot => knot.Epoch).OrderBy(epoch => epoch)];
        for (int i = 0, taken = 0; i < turns.Length && taken < MostKnots; i++)
            taken += Add(times, target, turns[i], NamesAt(knots, turns[i], target)) ? 1 : 0;
        double middle = (target.InUnit(target.Phase.Start) + target.InUnit(target.Phase.End)) / 2;
        foreach (double value in (double[])[Math.Round(middle), middle])
        {
            if (target.Epochs(value) is { } epoch && Add(times, target, epoch, ", its middle"))
                break;
        }
        return times;
    }

    private static bool Add(List<SplitTime> times, SplitTarget target, double epoch, string why)
    {
        if (!target.Holds(epoch))
            return false;
        // What is offered already needs no second offer.
        if (times.All(time => !IsSame(time.Epoch, epoch, target)))
            times.Add(new SplitTime(epoch, why));
        return true;
    }

    private static bool IsSame(double a, double b, SplitTarget target) => Math.Abs(a - b) <= 1e-7 * Math.Max(1, target.Methodology.Epochs);

    private static string NamesAt(List<(double Epoch, string Signal)> knots, double epoch, SplitTarget target)
    {
        string[] names = [.. knots.Where(knot => IsSame(knot.Epoch, epoch, target)).Select(knot => knot.Signal).Distinct()];
        return names.Length == 0 ? "" : names.Length > 2 ? $", where {names[0]} and {Text.Numbers.Format(names.Length - 1)} more turn" : names.Length == 2 ? $", where {names[0]} and {names[1]} turn" : $", where {names[0]} turns";
    }

    private static List<(double Epoch, string Signal)> Knots(SplitTarget target)
    {
        List<(double, string)> knots = [];
        foreach (Signal signal in target.Methodology.Signals)
        {
            if (signal.Timeline is not { } plan)
                continue;
            double[] parts = [.. plan.Segments.Select(segment => segment.Start).Where(target.Holds)];
            if (!plan.IsPerEpoch && !plan.IsRandom)
            {
                BreakList breaks = new(target.Phase.Start, target.Phase.End);
                plan.Breaks(breaks);
                double[] all = breaks.HasRoom ? [.. breaks.Cuts().Where(target.Holds)] : [];
                parts = all.Length is > 0 and <= MostOfOne ? all : parts;
            }
            if (parts.Length <= MostOfOne)
                knots.AddRange(parts.Select(epoch => (epoch, signal.Name)));
        }
        return knots;
    }

    // A duration counts from the start of the phase, and so does the time of a row of a table.
    private static double? AtCursor(CodeActionRequest request, SplitTarget target)
    {
        TokenList tokens = request.File.Tokens;
        if (request.File.TokenAt(request.Span.Start) is not { } at || at <= target.Statement.Open || at >= target.Statement.Close)
            return null;
        int number = tokens[at].Kind == TokenKind.Number ? at : at > 0 && tokens[at - 1].Kind == TokenKind.Number ? at - 1 : -1;
        if (number < 0)
            return null;
        string? unit = tokens[number + 1].Kind switch
        {
            TokenKind.Word => TimeUnits.Normalize(tokens[number + 1]),
            TokenKind.Percent when tokens[number - 1].Text is "over" or "for" or "after" or "delay" or "warmup" or "period" => "%",
            TokenKind.Colon => UnitOfTable(tokens, number),
            _ => null,
        };
        return unit != null && TimeWords.Epochs(target.Methodology, tokens[number].Value, unit) is { } length ? target.Phase.Start + length : null;
    }

    private static string? UnitOfTable(TokenList tokens, int row)
    {
        for (int i = row; i > 1 && tokens[i].Kind is not (TokenKind.OpenBrace or TokenKind.CloseBrace); i--)
        {
            if (tokens[i - 1].Text == "in" && tokens[i - 2].Text is "steps" or "points")
                return tokens[i].Text;
        }
        return null;
    }
}
