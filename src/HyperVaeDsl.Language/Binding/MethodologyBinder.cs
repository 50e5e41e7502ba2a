using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Turns a syntax tree into its meaning. What cannot be understood is reported once and left out of all judgements.</summary>
internal static class MethodologyBinder
{
    private const int MostEpochs = 1_000_000;

    private static readonly LayerPair NoLayers = new(new LayerSpec([], false), new LayerSpec([], false));

    /// <summary>The meaning of a methodology with all that it inherits.</summary>
    /// <param name="block">What is written.</param>
    /// <param name="brokenWords">Words of statements that could not be read.</param>
    /// <param name="text">The text.</param>
    /// <param name="diagnostics">Where to report.</param>
    /// <param name="boundBefore">Signals of the same text with other values of its params; null where nothing is remembered.</param>
    public static Methodology Bind(MethodologySyntax block, ISet<string> brokenWords, SourceText text, DiagnosticBag diagnostics, BoundSignals? boundBefore = null)
    {
        if (boundBefore?.Rest is { } rest && rest.IsRestOf(block) && Again(block, rest, new BindingContext(diagnostics, brokenWords), text, boundBefore) is { } again)
            return again;
        BindingContext context = new(diagnostics, brokenWords);
        (int found, int required) = (diagnostics.Count, boundBefore?.Required ?? 0);
        FactTable facts = new(block.Statements, context, block.Keyword.Span, "The methodology");
        int epochs = Whole(facts.Required("epochs", "epochs 100"), 1, MostEpochs, "The length of the run in epochs") ?? 0;
        context.Epochs = epochs;
        context.EpochsSpan = epochs > 0 ? facts.SpanOf("epochs") : null;
        ulong seed = Seed(facts.Required("seed", "seed 42"));
        FactReader? evaluateFact = facts.Required("evaluate", "evaluate every 1 epochs, or evaluate every 1 epochs on validation");
        double clip = Clip(facts.Optional("clip", "clip gradients norm 1.0"));

        ForeignBinder foreign = new(context);
        context.External = foreign.External(block);
        context.OwnMetrics = context.External?.Metrics ?? foreign.Metrics(block);
        BlockBinder blocks = new(context);
        DataSpec? data = Single(block, "data", "data ternary_operations { batch 512 }", context) is { } dataBlock ? Data(dataBlock, blocks, context) : null;
        (int evaluate, DataPart measured) = Evaluate(evaluateFact, facts, data, context);
        data = data == null ? null : data with { Measured = measured, MeasuredSpan = facts.SpanOf("evaluate") };
        context.Part = data == null ? null : MeasuredPart.Of(data);
        context.StepsPerEpoch = data?.StepsPerEpoch ?? 0;
        context.SamplesPerEpoch = data?.SamplesPerEpoch ?? 0;
        ControlBinder control = new(context);
        BalanceSpec? balance = control.Balance(block);
        ModelSpec? model = Single(block, "model", "model dual_vae { latent 16 }", context) is { } modelBlock ? Model(modelBlock, blocks, context) : null;
        OptimizerSpec? optimizer = Single(block, "optimizer", "optimizer adamw { learning_rate 1e-3 }", context) is { } optimizerBlock ? blocks.Optimizer(optimizerBlock, balance, clip) : null;

        IReadOnlyList<(Phase Phase, PhaseSyntax Syntax)>? phases = new PhaseBinder(context).Bind(block);
        ScheduleBinder schedules = new(context, text);
        int beforePlans = boundBefore?.Required ?? 0;
        IReadOnlyList<Signal> declared = new SignalBinder(context, schedules, boundBefore).Bind(block, phases);
        GroupBinder groupBinder = new(context);
        int beforeGroups = boundBefore?.Required ?? 0;
        IReadOnlyList<LossGroup> groups = groupBinder.Bind(block, phases);
        int afterGroups = boundBefore?.Required ?? 0;
        Phase[] phaseList = [.. phases?.Select(item => item.Phase) ?? []];
        context.Moved = ControlBinder.Moved(block);
        LossBinder lossBinder = new(context, schedules, declared);
        IReadOnlyList<Loss> losses = lossBinder.Losses(block, groups, phaseList);
        int afterPlans = boundBefore?.Required ?? 0;

        (string Name, ScalarRef Value)[] scalars = [.. losses.SelectMany(loss => loss.Scalars)];
        IReadOnlyCollection<string> targets = [.. declared.Select(signal => signal.Name), .. scalars.Where(scalar => scalar.Value.Signal == null || scalar.Value.Signal == scalar.Name).Select(scalar => scalar.Name)];
        Dictionary<string, string> weightSignals = scalars.Where(scalar => scalar.Value.Signal != null && !targets.Contains(scalar.Name))
            .GroupBy(scalar => scalar.Name).ToDictionary(group => group.Key, group => group.First().Value.Signal!);
        IReadOnlyList<Controller> controllers = control.Controllers(block, targets, weightSignals, [.. declared.Select(signal => signal.Name)], [.. losses.Where(loss => loss.Kind.IsOwn || loss.Kind.Name == "reconstruction").Select(loss => loss.Name)]);
        List<Signal> signals = [.. declared, .. lossBinder.OwnSignals];
        losses = DriveConstants(losses, controllers, signals, epochs);
        WatchBinder watch = new(context);
        WarmStartSpec? warmStart = foreign.WarmStart(block);
        Precision precision = foreign.Precision(block);
        foreign.RefuseMissing(block, [.. signals.Select(signal => signal.Name)]);
        foreach (ScalarRef scalar in model?.Scalars ?? [])
            model = Check(model, scalar, declared, context);
        IReadOnlyList<ScalarRef> reads = [.. (context.External?.Reads ?? []).Where(read => Check(block, read, declared, context) != null)];
        if (model?.PlannedCurvature != null)
            model = model with { Curvature = declared.First(signal => signal.Name == model.PlannedCurvature.Signal).Timeline?.At(0) ?? 1 };
        optimizer = Check(optimizer, optimizer?.LearningRate, declared, context);
        foreach (ComponentScale scale in optimizer?.Scales ?? [])
            optimizer = Check(optimizer, scale.Factor, declared, context);
        data = Check(data, data?.Admission, declared, context);

        IReadOnlyList<SignalOrder> orders = control.Orders(block, controllers, targets, weightSignals);
        IReadOnlyList<ComponentSpec> components = new ComponentBinder(context).Components(block);
        IReadOnlyList<EnsureSpec> ensures = new EnsureBinder(context, phaseList, signals, losses, optimizer).Bind(block);
        bool textIsComplete = !context.Diagnostics.HasErrors;
        bool isUnderstood = !context.Diagnostics.Any(error => Hides(error, block));
        TextSpan at = block.Keyword.Span;
        Methodology methodology = new()
        {
            Name = block.Name?.Text ?? "",
            NameSpan = block.Name?.Span ?? at,
            Documentation = block.Keyword.Documentation,
            Epochs = epochs,
            EpochsSpan = context.EpochsSpan,
            Seed = seed,
            Precision = precision,
            PrecisionSpan = facts.Find("precision"),
            EvaluateEvery = evaluate,
            EvaluateSpan = facts.Find("evaluate"),
            Data = data ?? new DataSpec(1, Sampler.Shuffled, 0, 0, null, at),
            Model = model ?? new ModelSpec(1, NoLayers, NoLayers, Projection.ExponentialMap, true, 1, 0.5, new ScalarRef(null, 1, at), at, at, at) { Reads = reads, IsOwn = context.External != null },
            Optimizer = optimizer ?? new OptimizerSpec(new ScalarRef(null, 0, at), 0, 0, 0, 0, [], balance, clip, at),
            Phases = phaseList,
            Signals = signals,
            Losses = losses,
            Groups = groups,
            Gates = groupBinder.Gates,
            Controllers = controllers,
            Orders = orders,
            Components = components,
            Checkpoints = watch.Checkpoints(block),
            Guards = watch.Guards(block),
            Targets = watch.Targets(block),
            Measures = watch.Measures(block),
            Ensures = ensures,
            Allowances = new AllowBinder(context, text).Bind(block),
            WarmStart = warmStart,
            External = context.External == null ? null : context.External with { Reads = reads },
            OwnMetrics = context.OwnMetrics,
            Box = boundBefore?.Box,
            PlansRead = boundBefore?.Box == null ? null : new PlansRead(),
            Complete = new Completeness(epochs > 0, data != null && context.External == null, model != null, phases != null, textIsComplete)
            {
                Understood = isUnderstood,
                Orders = !context.IsBroken("order") && orders.Count == block.Statements.OfType<OrderSyntax>().Count(),
            },
        };
        if (boundBefore?.Box is { } box)
        {
            // A property is bound to signals and losses, and a planned curvature is read from its plan.
            bool isRest = diagnostics.Count == found && ensures.Count == 0 && model?.PlannedCurvature == null;
            boundBefore.Rest = !isRest ? null : new BoundRest(block, context, phases, methodology, [.. box.Facts.Skip(required).Take(beforePlans - required), .. box.Facts.Skip(beforeGroups).Take(afterGroups - beforeGroups), .. box.Facts.Skip(afterPlans)]);
        }
        return methodology;
    }

    // Binds signals and losses alone; null where the rest would be another one.
    private static Methodology? Again(MethodologySyntax block, BoundRest rest, BindingContext empty, SourceText text, BoundSignals boundBefore)
    {
        Methodology before = rest.Methodology;
        BindingContext context = rest.ContextFor(empty);
        ScheduleBinder schedules = new(context, text);
        IReadOnlyList<Signal> declared = new SignalBinder(context, schedules, boundBefore).Bind(block, rest.Phases);
        LossBinder lossBinder = new(context, schedules, declared);
        IReadOnlyList<Loss> losses = lossBinder.Losses(block, before.Groups, before.Phases);
        List<Signal> signals = [.. declared, .. lossBinder.OwnSignals];
        losses = DriveConstants(losses, before.Controllers, signals, before.Epochs);
        if (!rest.IsKeptBy(signals, losses))
            return null;
        return before with
        {
            Signals = signals,
            Losses = losses,
            Complete = before.Complete with { Text = before.Complete.Text && !context.Diagnostics.HasErrors, Understood = !context.Diagnostics.Any(error => Hides(error, block)) },
        };
    }

    // A constant weight or parameter that a controller drives becomes a signal, so that the driven value is visible.
    private static IReadOnlyList<Loss> DriveConstants(IReadOnlyList<Loss> losses, IReadOnlyList<Controller> controllers, List<Signal> signals, int epochs)
    {
        HashSet<string> driven = [.. controllers.SelectMany(controller => controller.Driven.Concat(controller.Bounds.Select(bound => bound.Signal)))];
        return [.. losses.Select(Drive)];

        Loss Drive(Loss loss) => loss with
        {
            Weight = Signal(loss.Name + ".weight", loss.Weight, LossScalarBinder.WeightRange, isWeight: true),
            Parameters = [.. loss.Kind.Parameters.Zip(loss.Parameters, (parameter, value) => parameter.AcceptsSignal ? Signal($"{loss.Name}.{parameter.Name}", value, LossScalarBinder.RangeOf(parameter), isWeight: false) : value)],
        };

        ScalarRef Signal(string name, ScalarRef value, Interval range, bool isWeight)
        {
            if (value.Signal != null || !driven.Contains(name))
                return value;
            Segment constant = new(0, epochs, value.Level ?? new ConstantCurve(value.Number), false, false, value.Level == null ? Numbers.Format(value.Number) : LevelText.Words(value.Level), value.Span);
            signals.Add(new Signal(name, "", range, epochs > 0 ? new SignalTimeline([constant], false) : null, value.Span, isWeight));
            return new ScalarRef(name, 0, value.Span);
        }
    }

    // A part that names an unknown signal cannot be judged.
    private static T? Check<T>(T? part, ScalarRef? scalar, IReadOnlyList<Signal> signals, BindingContext context)
        where T : class
    {
        if (scalar?.Signal == null || signals.Any(signal => signal.Name == scalar.Signal))
            return part;
        context.ReportUnknown(new WordSyntax(new Token(TokenKind.Word, scalar.Signal, scalar.Span, 0, "", false)), "signal", signals.Select(signal => signal.Name));
        return null;
    }

    // Whether an error keeps a statement out of the methodology. What the runtime lacks was understood, and so was a schedule that does not
    // fit its time; but a loss, and what a controller does, is left out by whatever is wrong with it.
    private static bool Hides(Diagnostic error, MethodologySyntax block) =>
        error.Severity == Severity.Error
        && (!(error.Code.StartsWith("HV02", StringComparison.Ordinal) || error.Code.StartsWith("HV03", StringComparison.Ordinal) || error.Code == Rules.NotInRuntime.Code)
            || block.Statements.Concat(block.Statements.OfType<IBlockSyntax>().SelectMany(inner => inner.Statements)).Any(statement => IsLostByAnyError(statement, block) && statement.Span.Start <= error.Span.Start && error.Span.Start < statement.Span.End));

    private static bool IsLostByAnyError(StatementSyntax statement, MethodologySyntax block) =>
        statement is LossSyntax || block.Statements.Any(inner => inner is IBlockSyntax owner && inner.Keyword.Text == "controller" && owner.Statements.Contains(statement));

    private static BlockSyntax? Single(BlockSyntax methodology, string keyword, string example, BindingContext context)
    {
        BlockSyntax[] found = [.. methodology.Statements.OfType<BlockSyntax>().Where(block => block.Keyword.Text == keyword)];
        if (found.Length == 0 && !context.IsBroken(keyword))
            context.Report(Rules.MissingFact, methodology.Keyword.Span, $"The methodology has no {keyword} block. Write '{example}' with its other facts.");
        foreach (BlockSyntax again in found.Skip(1))
            context.Report(Rules.DuplicateName, again.Keyword.Span, $"There are two {keyword} blocks. Merge them.", new RelatedLocation(found[0].Keyword.Span, "the first one"));
        return found.FirstOrDefault();
    }

    private static int? Whole(FactReader? reader, int minimum, int maximum, string what)
    {
        int? value = reader?.Whole(minimum, maximum, what);
        return reader?.Finish() == true ? value : null;
    }

    private static ulong Seed(FactReader? reader)
    {
        int? seed = reader?.Whole(0, int.MaxValue, "A seed");
        return reader?.Finish() == true ? (ulong)seed!.Value : 0;
    }

    private static DataSpec? Data(BlockSyntax block, BlockBinder blocks, BindingContext context)
    {
        if (block is ExternalBlockSyntax external)
            return new DataBinder(context).BindExternal(external);
        blocks.CheckName(block, "data set", "ternary_operations");
        return new DataBinder(context).Bind(block);
    }

    private static ModelSpec? Model(BlockSyntax block, BlockBinder blocks, BindingContext context)
    {
        if (block is ExternalBlockSyntax)
            return null;
        blocks.CheckName(block, "model", "dual_vae");
        return new ModelBinder(context).Bind(block);
    }

    private static (int Every, DataPart On) Evaluate(FactReader? reader, FactTable facts, DataSpec? data, BindingContext context)
    {
        reader?.Word("every");
        NumberSyntax? period = reader?.Number();
        DataPart part = reader?.Accept("on") == true ? new DataBinder(context).Measured(reader, data) : DataPart.All;
        if (reader?.Finish() != true)
            return (1, part);
        if (period!.Unit == "epochs" && period.Value >= 1 && Math.Floor(period.Value).Equals(period.Value) && (context.Epochs == 0 || period.Value <= context.Epochs))
            return ((int)period.Value, part);
        if (period.Unit.Length == 0)
            context.Report(Rules.MissingUnit, period.Span, $"{Numbers.Format(period.Value)} needs its unit. Write 'evaluate every {Numbers.Format(period.Value)} epochs'.");
        else
            context.Report(Rules.BadValue, facts.SpanOf("evaluate"), $"Metrics are taken after a whole number of epochs, from 1 to the length of the run; for example 'evaluate every 1 epochs'.");
        return (1, part);
    }

    private static double Clip(FactReader? reader)
    {
        reader?.Word("gradients");
        reader?.Word("norm");
        double? norm = reader?.Real(1e-12, 1e12, "The norm that gradients are clipped to");
        return reader?.Finish() == true ? norm!.Value : 0;
    }
}
