using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Constants;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;
using Duration = HyperVaeDsl.Language.Syntax.Nodes.NumberSyntax;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The operators that make a schedule from numbers, and those that change another one.</summary>
internal static class ScheduleOperators
{
    private static readonly string[] ExpectedUnits = ["'epochs'", "'steps'", "'samples'", "'percent'"];

    private static readonly Keyword OverWord = new("over");
    private static readonly Keyword ExtendsWord = new("extends");
    private static readonly Keyword PeriodWord = new("period");
    private static readonly Keyword CountWord = new("count");
    private static readonly Keyword RiseWord = new("rise");
    private static readonly Keyword FallWord = new("fall");
    private static readonly Keyword GrowthWord = new("growth");
    private static readonly Keyword AmplitudeWord = new("amplitude");
    private static readonly Keyword OffsetWord = new("offset");
    private static readonly Keyword InWord = new("in");
    private static readonly Keyword InterpolatedWord = new("interpolated");

    private static readonly Parser<ShapeSyntax> Shape = Cursor.Parser(ShapeGrammar.Read);

    private static readonly Parser<IOption<ShapeSyntax>> MaybeShape = Shape.Optional();

    private static readonly Parser<IOption<Duration>> MaybeOver = Option("over", Constants.Duration).Optional();

    private static readonly Parser<ScheduleSyntax> Wave =
        from word in Word("wave")
        from form in Choice("sine", "cosine", "triangle", "sawtooth", "sawtooth_down", "square")
        from low in Value
        from arrow in Arrow
        from high in Value
        from period in Option("period", Constants.Duration)
        from offset in Option("offset", Constants.Duration).Optional()
        select new WaveSyntax(word, form, low, high, period, offset.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> OneCycle =
        from word in Word("one_cycle")
        from low in Value
        from up in Arrow
        from peak in Value
        from down in Arrow
        from end in Value
        from over in MaybeOver
        from rise in Option("rise", Constants.Percentage)
        from shape in MaybeShape
        select new OneCycleSyntax(word, low, peak, end, over.GetOrDefault(), rise, shape.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> WarmupStableDecay =
        from word in Word("warmup_stable_decay")
        from low in Value
        from up in Arrow
        from peak in Value
        from down in Arrow
        from end in Value
        from over in MaybeOver
        from warmup in Option("warmup", Constants.Duration)
        from decay in Option("decay", Constants.Duration)
        from shape in MaybeShape
        select new WarmupStableDecaySyntax(word, low, peak, end, over.GetOrDefault(), warmup, decay, shape.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> Warmup =
        from word in Word("warmup")
        from duration in Constants.Duration
        from low in Option("from", Value).Optional()
        from shape in MaybeShape
        from manner in Choice("pushing", "overlapping")
        from part in Nested.Later(() => Schedules.Part)
        select new WarmupSyntax(word, duration, low.GetOrDefault(), shape.GetOrDefault(), manner, part);

    private static readonly Parser<ScheduleSyntax> Repeat =
        from word in Word("repeat")
        from open in OpenParenthesis
        from body in Nested.Later(() => Schedules.Any)
        from close in CloseParenthesis
        from times in Value.Then(count => Word("times").Select(_ => count)).Optional()
        select new RepeatSyntax(word, body, times.GetOrDefault()) { Close = times.IsDefined ? null : close.Span.End };

    private static readonly Parser<ScheduleSyntax> Delay =
        from word in Word("delay")
        from duration in Constants.Duration
        from part in Nested.Later(() => Schedules.Part)
        select new DelaySyntax(word, duration, part);

    private static readonly Parser<ScheduleSyntax> Stretch =
        from word in Word("stretch")
        from factor in Value
        from part in Nested.Later(() => Schedules.Part)
        select new StretchSyntax(word, factor, part);

    private static readonly Parser<ScheduleSyntax> Noise =
        from word in Word("noise")
        from range in Constants.Range
        from deviation in Word("normal").Then(_ => Word("deviation")).Then(_ => Value).Optional()
        from seedWord in Word("seed")
        from seed in Value
        from per in Word("per").Then(_ => Choice("step", "epoch")).Optional()
        select new NoiseSyntax(word, range, deviation.GetOrDefault(), seed, per.GetOrDefault());

    private static readonly Dictionary<string, Reader<ScheduleSyntax>> Readers = new(StringComparer.Ordinal)
    {
        ["ramp"] = ReadRamp,
        ["decay"] = ReadDecay,
        ["hold"] = ReadHold,
        ["continue"] = ReadContinue,
        ["cycle"] = ReadCycle,
        ["wave"] = With(Wave),
        ["cosine_restarts"] = ReadRestarts,
        ["one_cycle"] = With(OneCycle),
        ["warmup_stable_decay"] = With(WarmupStableDecay),
        ["warmup"] = With(Warmup),
        ["steps"] = ReadSteps,
        ["points"] = ReadPoints,
        ["repeat"] = With(Repeat),
        ["delay"] = With(Delay),
        ["stretch"] = With(Stretch),
        ["noise"] = With(Noise),
    };

    /// <summary>The words by which a message asks for an operator.</summary>
    public static readonly string[] Expected = [.. Readers.Keys.Select(word => $"'{word}'")];

    /// <summary>Reads the operator that begins with a word; null if none does.</summary>
    public static Reader<ScheduleSyntax>? Of(string word) => Readers.TryGetValue(word, out Reader<ScheduleSyntax>? reader) ? reader : null;

    private static Reader<ScheduleSyntax> With(Parser<ScheduleSyntax> parser) => (ref Cursor cursor) => cursor.Through(parser);

    private static HoldSyntax ReadHold(ref Cursor cursor) => new(cursor.Next());

    private static ContinueSyntax ReadContinue(ref Cursor cursor) => new(cursor.Next());

    // ramp [a] -> b [over d] [shape] [extends]
    private static RampSyntax? ReadRamp(ref Cursor cursor)
    {
        Token word = cursor.Next();
        Duration? low = cursor.Maybe(Constants.ReadValue);
        if (cursor.Take(TokenKind.Arrow, "'->'") == null || Constants.ReadValue(ref cursor) is not { } high)
            return null;
        Duration? over = cursor.MaybeAfter(OverWord, Constants.ReadDuration);
        ShapeSyntax? shape = cursor.Maybe(ShapeGrammar.Read);
        return new RampSyntax(word, low, high, over, shape, cursor.Take(ExtendsWord) is { } extends ? new WordSyntax(extends) : null);
    }

    // decay [a] -> b [over d]
    private static RampSyntax? ReadDecay(ref Cursor cursor)
    {
        Token word = cursor.Next();
        Duration? low = cursor.Maybe(Constants.ReadValue);
        if (cursor.Take(TokenKind.Arrow, "'->'") == null || Constants.ReadValue(ref cursor) is not { } high)
            return null;
        return new RampSyntax(word, low, high, cursor.MaybeAfter(OverWord, Constants.ReadDuration), null, null);
    }

    // cycle a -> b (period d | count n) [rise p] [shape] [fall p [shape]] [growth g] [amplitude m] [offset d]
    private static CycleSyntax? ReadCycle(ref Cursor cursor)
    {
        Token word = cursor.Next();
        if (Constants.ReadValue(ref cursor) is not { } low || cursor.Take(TokenKind.Arrow, "'->'") == null || Constants.ReadValue(ref cursor) is not { } high)
            return null;
        Duration? period = cursor.MaybeAfter(PeriodWord, Constants.ReadDuration);
        Duration? count = cursor.MaybeAfter(CountWord, Constants.ReadValue);
        if (period == null && count == null)
            return null;
        Duration? rise = cursor.MaybeAfter(RiseWord, Constants.ReadPercentage);
        ShapeSyntax? shape = cursor.Maybe(ShapeGrammar.Read);
        Duration? fall = cursor.MaybeAfter(FallWord, Constants.ReadPercentage);
        return new CycleSyntax(word, low, high)
        {
            Period = period,
            Count = count,
            Rise = rise,
            Shape = shape,
            Fall = fall,
            FallShape = fall == null ? null : cursor.Maybe(ShapeGrammar.Read),
            Growth = cursor.MaybeAfter(GrowthWord, Constants.ReadValue),
            Amplitude = cursor.MaybeAfter(AmplitudeWord, Constants.ReadValue),
            Offset = cursor.MaybeAfter(OffsetWord, Constants.ReadDuration),
        };
    }

    // cosine_restarts a -> b period d [growth g] [amplitude m]
    private static RestartsSyntax? ReadRestarts(ref Cursor cursor)
    {
        Token word = cursor.Next();
        if (Constants.ReadValue(ref cursor) is not { } high || cursor.Take(TokenKind.Arrow, "'->'") == null
            || Constants.ReadValue(ref cursor) is not { } low || cursor.After(PeriodWord, Constants.ReadDuration) is not { } period)
            return null;
        Duration? growth = cursor.MaybeAfter(GrowthWord, Constants.ReadValue);
        return new RestartsSyntax(word, high, low, period, growth, cursor.MaybeAfter(AmplitudeWord, Constants.ReadValue));
    }

    // steps in unit t: v {, t: v} [interpolated]
    private static StepsSyntax? ReadSteps(ref Cursor cursor)
    {
        Token word = cursor.Next();
        if (cursor.Take(InWord) == null || TableUnit(ref cursor) is not { } unit || Rows(ref cursor, isShaped: false) is not { } rows)
            return null;
        return new StepsSyntax(word, unit, rows, cursor.Take(InterpolatedWord) is { } interpolated ? new WordSyntax(interpolated) : null);
    }

    // points in unit t: v [shape] {, t: v [shape]}
    private static StepsSyntax? ReadPoints(ref Cursor cursor)
    {
        Token word = cursor.Next();
        return cursor.Take(InWord) != null && TableUnit(ref cursor) is { } unit && Rows(ref cursor, isShaped: true) is { } rows ? new StepsSyntax(word, unit, rows, null) : null;
    }

    private static WordSyntax? TableUnit(ref Cursor cursor)
    {
        if (cursor.Token is { Kind: TokenKind.Word, Text: "epochs" or "steps" or "samples" or "percent" })
            return new WordSyntax(cursor.Next());
        cursor.Expect(ExpectedUnits);
        return null;
    }

    // In parentheses a comma may also end the table: min(steps in epochs 0: 1, 5: 2, 0.5).
    private static StepEntrySyntax[]? Rows(ref Cursor cursor, bool isShaped)
    {
        bool isInParentheses = IsInParentheses(cursor);
        List<StepEntrySyntax> rows = [];
        do
        {
            if (Constants.ReadValue(ref cursor) is not { } time || cursor.Take(TokenKind.Colon, "':'") == null || Constants.ReadValue(ref cursor) is not { } value)
                return null;
            rows.Add(new StepEntrySyntax(time, value, isShaped ? cursor.Maybe(ShapeGrammar.Read) : null));
        }
        while ((!isInParentheses || IsRowAhead(cursor)) && cursor.Take(TokenKind.Comma, "','") != null);
        return [.. rows];
    }

    private static bool IsInParentheses(in Cursor cursor)
    {
        int open = 0;
        for (int i = cursor.Position - 1; i >= 0 && open <= 0 && cursor.State.Tokens[i].Kind is not (TokenKind.NewLine or TokenKind.OpenBrace or TokenKind.CloseBrace); i--)
            open += cursor.State.Tokens[i].Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
        return open > 0;
    }

    // A comma, a time, perhaps in parentheses, and a colon.
    private static bool IsRowAhead(in Cursor cursor)
    {
        TokenList tokens = cursor.State.Tokens;
        int at = cursor.Position + 1;
        int open = 0;
        do
        {
            open += tokens[Math.Min(at, tokens.Count - 1)].Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            at++;
        }
        while (open > 0 && at < tokens.Count);
        return cursor.Token.Kind == TokenKind.Comma && at < tokens.Count && tokens[at].Kind == TokenKind.Colon;
    }

    private static Parser<T> Option<T>(string word, Parser<T> value) => Word(word).Then(_ => value);
}
