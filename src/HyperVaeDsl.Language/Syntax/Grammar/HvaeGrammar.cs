using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The grammar of a file: which statements stand in which block.</summary>
internal static class HvaeGrammar
{
    private static readonly Parser<IReadOnlyList<OptionSyntax>> Options = Cursor.Parser(ReadOptions);

    private static readonly Parser<WordSyntax> LossName = DeclaredName("a name for the loss", "weight");

    private static readonly Parser<WordSyntax?> NoLossName = Parse.Return((WordSyntax?)null);

    private static readonly Parser<StatementSyntax> Loss =
        from keyword in Word("loss")
        from name in DeclaredName("the name of a loss", "weight")
        from given in name.Text == "external" ? LossName! : NoLossName
        from options in Options
        select new LossSyntax(keyword, given ?? name, options) { IsExternal = given != null };

    private static readonly Parser<WordSyntax> SignalName = DeclaredName("a name for the signal", "in", "activate", "deactivate", "without", "allow");

    private static readonly Parser<IEnumerable<WordSyntax>> MoreSignalNames = Comma.Then(_ => SignalName).XMany();

    private static readonly Parser<IOption<WordSyntax>> PerEpoch = PerEpochWords(Choice("epoch"));

    private static readonly Parser<IOption<ScheduleSyntax>> OwnSchedule = EqualsSign.Then(_ => Schedules.Any).XOptional();

    private static readonly Parser<StatementSyntax> Signal =
        from keyword in Word("signal")
        from name in SignalName
        from others in MoreSignalNames
        from inWord in Word("in")
        from range in NumberRange
        from perEpoch in PerEpoch
        from schedule in OwnSchedule
        select new SignalSyntax(keyword, [name, .. others], range, perEpoch.GetOrDefault(), schedule.GetOrDefault());

    private static readonly Parser<StatementSyntax> OverridingSignal =
        from keyword in Word("signal")
        from name in SignalName
        from others in MoreSignalNames
        from range in Word("in").Then(_ => NumberRange).Optional()
        from perEpoch in PerEpoch
        from schedule in OwnSchedule
        select new SignalSyntax(keyword, [name, .. others], range.GetOrDefault(), perEpoch.GetOrDefault(), schedule.GetOrDefault());

    // a..(b..c) until CONDITION: the phase ends between b and c.
    private static readonly Parser<PhaseEnd> OpenEnd =
        from open in OpenParenthesis
        from earliest in Plain
        from dots in Tokens.Range
        from latest in Number.Or(Word("end"))
        from close in CloseParenthesis
        from until in Word("until")
        from condition in Conditions.Condition
        select new PhaseEnd(latest, close, earliest, condition);

    private static readonly Parser<PhaseEnd> End = Number.Or(Word("end")).Select(end => new PhaseEnd(end, end, null, null)).Or(OpenEnd);

    private static readonly Parser<PhaseTimes> Times =
        from unit in Choice("epochs", "steps", "samples", "percent")
        from start in Plain
        from dots in Tokens.Range
        from end in End
        select new PhaseTimes(unit, end.RangeFrom(start), end.Earliest, end.Until);

    private static readonly Parser<PhaseHeader> Phase =
        from name in DeclaredName("a name for the phase", "epochs", "steps", "samples", "percent")
        from times in Times
        select new PhaseHeader(name, times);

    private static readonly Parser<PhaseHeader> OverridingPhase =
        from name in DeclaredName("the name of a phase", "epochs", "steps", "samples", "percent")
        from times in Times.Optional()
        select new PhaseHeader(name, times.GetOrDefault());

    private static readonly Parser<ControllerHeader> OverridingController =
        from name in DeclaredName("the name of a controller", "every")
        from period in Control.Cadence.Optional()
        select new ControllerHeader(name, period.GetOrDefault().Period, period.GetOrDefault().OnEvaluations, period.IsDefined);

    private static readonly Parser<MethodologyHeader> Methodology =
        from name in DeclaredName("a name for the methodology", "extends")
        from extends in Word("extends").Then(_ => Identifier("the name of the methodology that it extends")).Optional()
        select new MethodologyHeader(name, extends.GetOrDefault());

    private static readonly Parser<ControllerHeader> Controller =
        from name in DeclaredName("a name for the controller", "every")
        from cadence in Control.Cadence
        select new ControllerHeader(name, cadence.Period, cadence.OnEvaluations, true);

    // An override need not repeat the name of the one block of its kind.
    private static readonly Parser<WordSyntax> MaybeNamed = Identifier("a name").Optional().Select(name => name.GetOrDefault()!);

    private static readonly StatementTable DataBlock = new StatementTable("a data block")
        .WithFacts("batch", "sampler", "curriculum", "subset", "split", "accumulate", "items", "levels");

    private static readonly StatementTable ModelBlock = new StatementTable("a model block")
        .WithFacts("latent", "encoder", "encoder_A", "encoder_B", "decoder", "decoder_A", "decoder_B", "projection", "decoder_input", "curvature", "max_radius", "noise_scale", "noise_scale_A", "noise_scale_B")
        .WithFacts("injection", "logit_temperature", "logit_temperature_A", "logit_temperature_B", "activation", "normalization", "dropout", "log_variance")
        .WithFacts("components", "reads");

    private static readonly StatementTable OptimizerBlock = new StatementTable("an optimizer block")
        .WithFacts("learning_rate", "betas", "epsilon", "weight_decay", "momentum", "scale");

    private static readonly StatementTable PhaseBlock = new StatementTable("a phase") { Otherwise = ReadAssignment }
        .With("activate", Watching.Activate).WithFacts("deactivate");

    private static readonly StatementTable GroupBlock = new StatementTable("a group")
        .With("loss", Loss);

    private static readonly StatementTable ControllerBlock = new StatementTable("a controller")
        .With("observe", Control.Observe).With("when", Control.When).With("drive", Laws.Drive).With("keep", Control.Keep).With("plant", Control.Plant);

    private static readonly StatementTable ComponentBlock = new StatementTable("a component")
        .With("starts", Components.Starts).With("unfreeze", Components.Unfreeze).With("freeze", Components.Freeze)
        .With("warmup", Components.Warmup).With("hysteresis", Components.Hysteresis).With("anneal", Components.Anneal);

    private static readonly StatementTable CheckpointBlock = new StatementTable("a checkpoint block")
        .With("best", Watching.Best).With("every", Control.Every).With("milestone", Watching.Milestone);

    private static readonly StatementTable LearnedControllerBlock = new StatementTable("a learned controller")
        .With("inputs", Foreign.Inputs).WithFacts("hidden").With("drives", Foreign.Drives);

    private static readonly StatementTable MethodologyBlock = new StatementTable("a methodology") { Modifiers = ["override"] }
        .WithFacts("epochs", "seed", "evaluate", "clip", "precision", "gradient_checkpointing", "compile")
        .WithBlock("data", Foreign.NameOf("a data set"), DataBlock, Foreign.Block, MaybeOf("a data set"))
        .WithBlock("model", Foreign.NameOf("a model"), ModelBlock, Foreign.Block, MaybeOf("a model"))
        .WithBlock("optimizer", Identifier("the name of an optimizer"), OptimizerBlock, Named, MaybeNamed)
        .With("signal", Signal, OverridingSignal)
        .WithBlock("phase", Phase, PhaseBlock, (keyword, head, body) => new PhaseSyntax(keyword, head?.Name, head?.Times?.Unit, head?.Times?.Range, body) { Earliest = head?.Times?.Earliest, Until = head?.Times?.Until }, OverridingPhase)
        .With("loss", Loss)
        .WithBlock("group", DeclaredName("a name for the group"), GroupBlock, Named)
        .WithBlock("controller", Controller, ControllerBlock, (keyword, head, body) => new ControllerSyntax(keyword, head?.Name, head?.Period, head?.OnEvaluations == true, body, head?.IsPeriodGiven != false), OverridingController)
        .With("order", Laws.Order)
        .WithBlock("component", Identifier("the name of a component"), ComponentBlock, Named)
        .With("balance", Control.Balance)
        .WithBlock("checkpoint", Parse.Return(NoName.Instance), CheckpointBlock, (keyword, _, body) => new BlockSyntax(keyword, null, body))
        .With("guard", Watching.Guard)
        .With("target", Watching.Target)
        .With("measure", Watching.Measure)
        .With("ensure", Ensures.Ensure)
        .With("allow", Control.Allow)
        .With("warm_start", Foreign.WarmStart)
        .With("metric", Foreign.Metric)
        .WithBlock("learned_controller", DeclaredName("a name for the learned controller"), LearnedControllerBlock, Named)
        .With("param", Reuse.Param, Reuse.OverridingParam);

    /// <summary>What may stand in a file.</summary>
    public static readonly StatementTable File = new StatementTable("a file") { Modifiers = ["abstract"] }
        .With("import", Reuse.Import)
        .With("preset", Reuse.Preset)
        .WithBlock("methodology", Methodology, MethodologyBlock, (keyword, head, body) => new MethodologySyntax(keyword, head?.Name, head?.Extends, body));

    // name option ... : weight and parameters.
    private static List<OptionSyntax> ReadOptions(ref Cursor cursor)
    {
        List<OptionSyntax> options = [];
        while (cursor.Maybe(ReadOption) is { } option)
            options.Add(option);
        return options;
    }

    private static OptionSyntax? ReadOption(ref Cursor cursor)
    {
        if (cursor.Token is not { Kind: TokenKind.Word, Text: not ("nats" or "loss" or "allow") })
        {
            cursor.Expect("an option, such as weight");
            return null;
        }
        Token name = cursor.Next();
        int start = cursor.Position;
        if (Schedules.Read(ref cursor) is { } schedule && (schedule is not (ConstantSyntax or ReferenceSyntax) || schedule.Jump != null))
            return new OptionSyntax(name, Constants.Folded(schedule) ?? (SyntaxNode)schedule);
        cursor.Return(start);
        if (ReadQuantity(ref cursor) is { } number)
            return new OptionSyntax(name, number);
        return cursor.Take(TokenKind.Word, "a signal") is { } word ? new OptionSyntax(name, new WordSyntax(word)) : null;
    }

    // signal {, signal} schedule: what most lines of a methodology are.
    private static AssignmentSyntax? ReadAssignment(ref Cursor cursor)
    {
        if (ReadAssigned(ref cursor) is not { } signal)
            return null;
        List<Token>? others = null;
        while (cursor.Take(TokenKind.Comma, "','") != null)
        {
            if (ReadAssigned(ref cursor) is not { } other)
                return null;
            (others ??= []).Add(other);
        }
        return Schedules.Read(ref cursor) is { } schedule ? new AssignmentSyntax(signal, others ?? (IReadOnlyList<Token>)[], schedule) : null;
    }

    // A line that begins with "ramp 0 ->" or with "jump" lacks its signal. Signals may have the names of other operators.
    private static Token? ReadAssigned(ref Cursor cursor)
    {
        bool isSchedule = cursor.Token.Text == "jump"
            || (Schedules.IsOperator(cursor.Token.Text) && (cursor.Following.Kind == TokenKind.Arrow || (cursor.Following.Kind == TokenKind.Number && cursor.State.Tokens[cursor.Position + 2].Kind == TokenKind.Arrow)));
        if (cursor.Token.Kind == TokenKind.Word && !isSchedule)
            return cursor.Next();
        cursor.Expect("the name of a signal");
        return null;
    }

    private static Parser<IOption<WordSyntax>> PerEpochWords(Parser<WordSyntax> epoch) => Word("per").Then(_ => epoch).Optional();

    private static Parser<Foreign.BlockName> MaybeOf(string what) => Foreign.NameOf(what).Optional().Select(name => name.IsDefined ? name.Get() : new Foreign.BlockName(null, null));

    private static BlockSyntax Named(Token keyword, WordSyntax? name, IReadOnlyList<StatementSyntax> statements) => new(keyword, name, statements);

    private sealed record PhaseHeader(WordSyntax Name, PhaseTimes? Times);

    private sealed record PhaseTimes(WordSyntax Unit, RangeSyntax Range, NumberSyntax? Earliest, ConditionSyntax? Until);

    private sealed record PhaseEnd(Token Latest, Token Last, NumberSyntax? Earliest, ConditionSyntax? Until)
    {
        public RangeSyntax RangeFrom(NumberSyntax start) =>
            new(start, Latest.Kind == TokenKind.Number ? new NumberSyntax(Latest, "", Latest.Span) : null, start.Span.To(Last.Span));
    }

    private sealed record ControllerHeader(WordSyntax Name, NumberSyntax? Period, bool OnEvaluations, bool IsPeriodGiven);

    private sealed record MethodologyHeader(WordSyntax Name, WordSyntax? Extends);

    private sealed class NoName
    {
        public static readonly NoName Instance = new();
    }
}
