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
    /// <summary>The shapes of a passage.</summary>
    public static readonly string[] Shapes =
        ["linear", "cosine", "smoothstep", "exponential", "polynomial", "sqrt", "inverse_sqrt", "inverse_time", "sigmoid", "tanh", "staircase"];

    private static readonly Parser<ShapeSyntax> Plain = AnyWord("linear", "smoothstep", "exponential", "sqrt").Select(word => new ShapeSyntax(word, null, null));

    private static readonly Parser<ShapeSyntax> Measured =
        from word in AnyWord("polynomial", "staircase")
        from parameter in Value
        select new ShapeSyntax(word, parameter, null);

    private static readonly Parser<ShapeSyntax> Shape = ByWord(
        ("linear", Plain),
        ("smoothstep", Plain),
        ("exponential", Plain),
        ("sqrt", Plain),
        ("cosine", WithParameter("cosine", "exponent")),
        ("inverse_sqrt", WithParameter("inverse_sqrt", "scale")),
        ("inverse_time", WithParameter("inverse_time", "rate")),
        ("sigmoid", Raw(WithParameter("sigmoid", "steepness"))),
        ("tanh", Raw(WithParameter("tanh", "steepness"))),
        ("polynomial", Measured),
        ("staircase", Measured));

    private static readonly Parser<Duration> Over = Option("over", Constants.Duration);

    private static readonly Parser<ScheduleSyntax> Hold = Word("hold").Select(word => new HoldSyntax(word));

    private static readonly Parser<ScheduleSyntax> Ramp =
        from word in Word("ramp")
        from low in Value.Optional()
        from arrow in Arrow
        from high in Value
        from over in Over.Optional()
        from shape in Shape.Optional()
        from extends in Choice("extends").Optional()
        select new RampSyntax(word, low.GetOrDefault(), high, over.GetOrDefault(), shape.GetOrDefault(), extends.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> Decay =
        from word in Word("decay")
        from low in Value.Optional()
        from arrow in Arrow
        from high in Value
        from over in Over.Optional()
        select new RampSyntax(word, low.GetOrDefault(), high, over.GetOrDefault(), null, null);

    private static readonly Parser<ScheduleSyntax> Cycle =
        from word in Word("cycle")
        from low in Value
        from arrow in Arrow
        from high in Value
        from period in Option("period", Constants.Duration).Select(value => (Period: (Duration?)value, Count: (Duration?)null))
            .Or(Option("count", Value).Select(value => (Period: (Duration?)null, Count: (Duration?)value)))
        from count in Option("count", Value).Where(_ => period.Period != null).Optional()
        from rise in Option("rise", Constants.Percentage).Optional()
        from shape in Shape.Optional()
        from fall in Option("fall", Constants.Percentage).Optional()
        from fallShape in Shape.Where(_ => fall.IsDefined).Optional()
        from growth in Option("growth", Value).Optional()
        from amplitude in Option("amplitude", Value).Optional()
        from offset in Option("offset", Constants.Duration).Optional()
        select new CycleSyntax(word, low, high)
        {
            Period = period.Period,
            Count = period.Count ?? count.GetOrDefault(),
            Rise = rise.GetOrDefault(),
            Shape = shape.GetOrDefault(),
            Fall = fall.GetOrDefault(),
            FallShape = fallShape.GetOrDefault(),
            Growth = growth.GetOrDefault(),
            Amplitude = amplitude.GetOrDefault(),
            Offset = offset.GetOrDefault(),
        };

    private static readonly Parser<ScheduleSyntax> Wave =
        from word in Word("wave")
        from form in Choice("sine", "cosine", "triangle", "sawtooth", "sawtooth_down", "square")
        from low in Value
        from arrow in Arrow
        from high in Value
        from period in Option("period", Constants.Duration)
        from offset in Option("offset", Constants.Duration).Optional()
        select new WaveSyntax(word, form, low, high, period, offset.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> Restarts =
        from word in Word("cosine_restarts")
        from high in Value
        from arrow in Arrow
        from low in Value
        from period in Option("period", Constants.Duration)
        from growth in Option("growth", Value).Optional()
        from amplitude in Option("amplitude", Value).Optional()
        select new RestartsSyntax(word, high, low, period, growth.GetOrDefault(), amplitude.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> OneCycle =
        from word in Word("one_cycle")
        from low in Value
        from up in Arrow
        from peak in Value
        from down in Arrow
        from end in Value
        from over in Over.Optional()
        from rise in Option("rise", Constants.Percentage)
        from shape in Shape.Optional()
        select new OneCycleSyntax(word, low, peak, end, over.GetOrDefault(), rise, shape.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> WarmupStableDecay =
        from word in Word("warmup_stable_decay")
        from low in Value
        from up in Arrow
        from peak in Value
        from down in Arrow
        from end in Value
        from over in Over.Optional()
        from warmup in Option("warmup", Constants.Duration)
        from decay in Option("decay", Constants.Duration)
        from shape in Shape.Optional()
        select new WarmupStableDecaySyntax(word, low, peak, end, over.GetOrDefault(), warmup, decay, shape.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> Warmup =
        from word in Word("warmup")
        from duration in Constants.Duration
        from low in Option("from", Value).Optional()
        from shape in Shape.Optional()
        from manner in Choice("pushing", "overlapping")
        from part in Nested.Later(() => Schedules.Part)
        select new WarmupSyntax(word, duration, low.GetOrDefault(), shape.GetOrDefault(), manner, part);

    private static readonly Parser<ScheduleSyntax> Steps =
        from word in Word("steps")
        from inWord in Word("in")
        from unit in TableUnit
        from rows in Rows(from time in Value from colon in Colon from value in Value select new StepEntrySyntax(time, value, null))
        from interpolated in Choice("interpolated").Optional()
        select new StepsSyntax(word, unit, rows, interpolated.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> Points =
        from word in Word("points")
        from inWord in Word("in")
        from unit in TableUnit
        from rows in Rows(from time in Value from colon in Colon from value in Value from shape in Shape.Optional() select new StepEntrySyntax(time, value, shape.GetOrDefault()))
        select new StepsSyntax(word, unit, rows, null);

    private static readonly Parser<ScheduleSyntax> Repeat =
        from word in Word("repeat")
        from open in OpenParenthesis
        from body in Nested.Later(() => Schedules.Any)
        from close in CloseParenthesis
        from times in Value.Then(count => Word("times").Select(_ => count)).Optional()
        select new RepeatSyntax(word, body, times.GetOrDefault()) { Close = times.IsDefined ? null : close };

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
        from seedWord in Word("seed")
        from seed in Value
        from per in Word("per").Then(_ => Choice("step", "epoch")).Optional()
        select new NoiseSyntax(word, range, seed, per.GetOrDefault());

    /// <summary>An operator with its values.</summary>
    public static readonly Parser<ScheduleSyntax> Any =
        ByWord(
            ("ramp", Ramp),
            ("decay", Decay),
            ("hold", Hold),
            ("cycle", Cycle),
            ("wave", Wave),
            ("cosine_restarts", Restarts),
            ("one_cycle", OneCycle),
            ("warmup_stable_decay", WarmupStableDecay),
            ("warmup", Warmup),
            ("steps", Steps),
            ("points", Points),
            ("repeat", Repeat),
            ("delay", Delay),
            ("stretch", Stretch),
            ("noise", Noise));

    private static Parser<WordSyntax> TableUnit => Choice("epochs", "steps", "samples", "percent");

    // In parentheses a comma may also end the table: min(steps in epochs 0: 1, 5: 2, 0.5).
    private static Parser<IReadOnlyList<StepEntrySyntax>> Rows(Parser<StepEntrySyntax> row) => i =>
    {
        Parser<StepEntrySyntax> next = Comma.Then(_ => row);
        Parser<IEnumerable<StepEntrySyntax>> rest = IsInParentheses((TokenInput)i)
            ? ((Parser<StepEntrySyntax>)(j => IsRowAhead((TokenInput)j) ? next(j) : Result.Failure<StepEntrySyntax>(j, "the table ends", []))).Many()
            : next.XMany();
        return (from first in row from others in rest select (IReadOnlyList<StepEntrySyntax>)[first, .. others])(i);
    };

    private static bool IsInParentheses(TokenInput input)
    {
        int open = 0;
        for (int i = input.Position - 1; i >= 0 && open <= 0 && input.State.Tokens[i].Kind is not (TokenKind.NewLine or TokenKind.OpenBrace or TokenKind.CloseBrace); i--)
            open += input.State.Tokens[i].Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
        return open > 0;
    }

    // A comma, a time, perhaps in parentheses, and a colon.
    private static bool IsRowAhead(TokenInput input)
    {
        Token[] tokens = input.State.Tokens;
        int at = input.Position + 1;
        int open = 0;
        do
        {
            open += tokens[Math.Min(at, tokens.Length - 1)].Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            at++;
        }
        while (open > 0 && at < tokens.Length);
        return input.Token.Kind == TokenKind.Comma && at < tokens.Length && tokens[at].Kind == TokenKind.Colon;
    }

    private static Parser<T> Option<T>(string word, Parser<T> value) => Word(word).Then(_ => value);

    private static Parser<ShapeSyntax> WithParameter(string shape, string parameter) =>
        from word in Word(shape)
        from value in Option(parameter, Value).Optional()
        select new ShapeSyntax(word, value.GetOrDefault(), null);

    private static Parser<ShapeSyntax> Raw(Parser<ShapeSyntax> shape) =>
        from plain in shape
        from raw in Word("raw").Optional()
        select raw.IsDefined ? plain.AsRaw(raw.Get()) : plain;
}
