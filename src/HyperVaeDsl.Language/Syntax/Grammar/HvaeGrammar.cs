using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The grammar of a file: which statements stand in which block.</summary>
internal static class HvaeGrammar
{
    private static readonly Parser<OptionSyntax> Option =
        from name in Where(token => token is { Kind: TokenKind.Word, Text: not "nats" }, "an option, such as weight")
        from value in Schedules.Any.Where(schedule => schedule is not ConstantSyntax { Jump: null }).Select(schedule => (SyntaxNode)schedule)
            .Or(Quantity).Or(Identifier("a signal"))
        select new OptionSyntax(name, value);

    private static readonly Parser<StatementSyntax> Loss =
        from keyword in Word("loss")
        from name in DeclaredName("the name of a loss", "weight")
        from options in Option.Many()
        select new LossSyntax(keyword, name, [.. options]);

    private static readonly Parser<StatementSyntax> Signal =
        from keyword in Word("signal")
        from name in DeclaredName("a name for the signal", "in", "activate", "deactivate")
        from inWord in Word("in")
        from range in NumberRange
        from perEpoch in Word("per").Then(_ => Choice("epoch")).Optional()
        from schedule in EqualsSign.Then(_ => Schedules.Any).XOptional()
        select new SignalSyntax(keyword, name, range, perEpoch.GetOrDefault(), schedule.GetOrDefault());

    private static readonly Parser<StatementSyntax> Assignment =
        from signal in Name("the name of a signal")
        from schedule in Schedules.Any
        select new AssignmentSyntax(signal, schedule);

    private static readonly Parser<PhaseHeader> Phase =
        from name in DeclaredName("a name for the phase", "epochs", "steps", "percent")
        from unit in Choice("epochs", "steps", "percent")
        from range in TimeRange
        select new PhaseHeader(name, unit, range);

    private static readonly Parser<ControllerHeader> Controller =
        from name in DeclaredName("a name for the controller", "every")
        from period in Control.Cadence
        select new ControllerHeader(name, period);

    private static readonly StatementTable DataBlock = new StatementTable("a data block").WithFacts("batch", "sampler", "curriculum");

    private static readonly StatementTable ModelBlock = new StatementTable("a model block")
        .WithFacts("latent", "encoder", "decoder", "projection", "decoder_input", "curvature", "max_radius", "noise_scale");

    private static readonly StatementTable OptimizerBlock = new StatementTable("an optimizer block")
        .WithFacts("learning_rate", "betas", "epsilon", "weight_decay", "scale");

    private static readonly StatementTable PhaseBlock = new StatementTable("a phase") { Otherwise = Assignment }
        .WithFacts("activate", "deactivate");

    private static readonly StatementTable GroupBlock = new StatementTable("a group").With("loss", Loss);

    private static readonly StatementTable ControllerBlock = new StatementTable("a controller")
        .With("observe", Control.Observe).With("when", Control.When).With("keep", Control.Keep);

    private static readonly StatementTable CheckpointBlock = new StatementTable("a checkpoint block")
        .With("best", Watching.Best).With("every", Control.Every);

    private static readonly StatementTable MethodologyBlock = new StatementTable("a methodology")
        .WithFacts("epochs", "seed", "evaluate", "clip")
        .WithBlock("data", Identifier("the name of a data set"), DataBlock, Named)
        .WithBlock("model", Identifier("the name of a model"), ModelBlock, Named)
        .WithBlock("optimizer", Identifier("the name of an optimizer"), OptimizerBlock, Named)
        .With("signal", Signal)
        .WithBlock("phase", Phase, PhaseBlock, (keyword, head, body) => new PhaseSyntax(keyword, head?.Name, head?.Unit, head?.Range, body))
        .With("loss", Loss)
        .WithBlock("group", DeclaredName("a name for the group"), GroupBlock, Named)
        .WithBlock("controller", Controller, ControllerBlock, (keyword, head, body) => new ControllerSyntax(keyword, head?.Name, head?.Period, body))
        .With("balance", Control.Balance)
        .WithBlock("checkpoint", Parse.Return(NoName.Instance), CheckpointBlock, (keyword, _, body) => new BlockSyntax(keyword, null, body))
        .With("guard", Watching.Guard)
        .With("allow", Control.Allow);

    /// <summary>What may stand in a file.</summary>
    public static readonly StatementTable File = new StatementTable("a file")
        .WithBlock("methodology", DeclaredName("a name for the methodology"), MethodologyBlock, Named);

    private static BlockSyntax Named(Token keyword, WordSyntax? name, IReadOnlyList<StatementSyntax> statements) => new(keyword, name, statements);

    private sealed record PhaseHeader(WordSyntax Name, WordSyntax Unit, RangeSyntax Range);

    private sealed record ControllerHeader(WordSyntax Name, NumberSyntax? Period);

    private sealed class NoName
    {
        public static readonly NoName Instance = new();
    }
}
