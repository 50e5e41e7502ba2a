using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The operators by which a signal runs.</summary>
internal static class Schedules
{
    /// <summary>The words that begin a schedule.</summary>
    public static readonly string[] Operators = ["ramp", "decay", "hold", "jump", "cycle", "cosine_restarts", "steps"];

    private static readonly Parser<WordSyntax> Shape = Choice("linear", "cosine", "smoothstep", "exponential");

    private static readonly Parser<NumberSyntax> Over = Word("over").Then(_ => Duration);

    private static readonly Parser<ScheduleSyntax> Constant =
        from value in Number
        select new ConstantSyntax(new NumberSyntax(value, "", value.Span), value);

    private static readonly Parser<ScheduleSyntax> Hold = Word("hold").Select(word => new HoldSyntax(word));

    private static readonly Parser<ScheduleSyntax> Ramp =
        from word in Word("ramp")
        from low in Plain.Optional()
        from arrow in Arrow
        from high in Plain
        from over in Over.Optional()
        from shape in Shape.Optional()
        select new RampSyntax(word, low.GetOrDefault(), high, over.GetOrDefault(), shape.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> Decay =
        from word in Word("decay")
        from low in Plain.Optional()
        from arrow in Arrow
        from high in Plain
        from over in Over.Optional()
        select new RampSyntax(word, low.GetOrDefault(), high, over.GetOrDefault(), null);

    private static readonly Parser<ScheduleSyntax> Cycle =
        from word in Word("cycle")
        from low in Plain
        from arrow in Arrow
        from high in Plain
        from periodWord in Word("period")
        from period in Duration
        from riseWord in Word("rise")
        from rise in Percentage
        from shape in Shape.Optional()
        select new CycleSyntax(word, low, high, period, rise, shape.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> Restarts =
        from word in Word("cosine_restarts")
        from high in Plain
        from arrow in Arrow
        from low in Plain
        from periodWord in Word("period")
        from period in Duration
        from growth in Word("growth").Then(_ => Plain).Optional()
        select new RestartsSyntax(word, high, low, period, growth.GetOrDefault());

    private static readonly Parser<StepEntrySyntax> StepEntry =
        from time in Plain
        from colon in Colon
        from value in Plain
        select new StepEntrySyntax(time, value);

    private static readonly Parser<ScheduleSyntax> Steps =
        from word in Word("steps")
        from inWord in Word("in")
        from unit in Choice("epochs", "steps", "percent")
        from first in StepEntry
        from rest in Comma.Then(_ => StepEntry).XMany()
        from interpolated in Choice("interpolated").Optional()
        select new StepsSyntax(word, unit, [first, .. rest], interpolated.GetOrDefault());

    private static readonly Parser<ScheduleSyntax> Plainly =
        Constant.Or(Ramp).Or(Decay).Or(Hold).Or(Cycle).Or(Restarts).Or(Steps).Named("a schedule");

    /// <summary>Any schedule, with 'jump' in front where the signal does not continue from its value before.</summary>
    public static readonly Parser<ScheduleSyntax> Any =
        from jump in Word("jump").Optional()
        from schedule in Plainly
        select WithJump(schedule, jump.GetOrDefault());

    private static ScheduleSyntax WithJump(ScheduleSyntax schedule, Token? jump)
    {
        schedule.Jump = jump;
        return schedule;
    }
}
