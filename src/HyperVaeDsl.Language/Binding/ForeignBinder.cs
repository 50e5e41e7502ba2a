using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds what comes from outside, and refuses what the runtime cannot do.</summary>
internal sealed class ForeignBinder(BindingContext context)
{
    // What acts in a training step, of which an external model has none here.
    private static readonly string[] ActsInSteps = ["controller", "component", "balance", "warm_start", "order", "measure", "target", "learned_controller"];

    private static readonly Dictionary<string, LevelStatistic> Statistics = new(StringComparer.Ordinal)
    {
        ["fraction"] = LevelStatistic.Fraction,
        ["spearman"] = LevelStatistic.Spearman,
        ["spearman_of_pairs"] = LevelStatistic.SpearmanOfPairs,
        ["kendall"] = LevelStatistic.Kendall,
        ["concordance"] = LevelStatistic.Concordance,
    };

    /// <summary>The external data and model, when both are; a mixture is refused, and so is what acts in a step where there is none.</summary>
    public ExternalSpec? External(MethodologySyntax methodology)
    {
        ExternalBlockSyntax[] blocks = [.. methodology.Statements.OfType<ExternalBlockSyntax>()];
        ExternalBlockSyntax? data = blocks.FirstOrDefault(block => block.Keyword.Text == "data");
        ExternalBlockSyntax? model = blocks.FirstOrDefault(block => block.Keyword.Text == "model");
        if (data == null && model == null)
            return null;
        if (data == null || model == null)
        {
            if (!context.IsBroken(data == null ? "data" : "model"))
                Refuse(Capabilities.ExternalStep, data ?? model!);
            return null;
        }
        foreach (StatementSyntax fact in model.Statements.Where(fact => !fact.IsBroken && fact.Keyword.Text is not ("components" or "reads")))
            context.Report(Rules.BadValue, fact.Span, $"Your own code says what '{model.Given.Text}' is; in the braces stand its components and the signals that it reads. Remove '{fact.Keyword.Text}'.", new DiagnosticDetails { Fixes = [Fix.Removal($"Remove '{fact.Keyword.Text}'", fact.Header) with { Applicability = Applicability.Choice }] });
        ExternalSpec external = new(data.Given.Text, model.Given.Text, Metrics(methodology, data.Statements.Any(fact => fact.Keyword.Text == "levels") || context.IsBroken("levels")))
        {
            Components = Components(model),
            Reads = Reads(model),
        };
        // Broken components are components: what acts in a step was meant.
        if (external.IsTrained || context.IsBroken("components") || model.Statements.Any(fact => fact.Keyword.Text == "components"))
            return external;
        foreach (StatementSyntax read in model.Statements.Where(fact => fact.Keyword.Text == "reads"))
            Refuse(Capabilities.ExternalStep, read);
        foreach (StatementSyntax statement in methodology.Statements.Where(statement => ActsInSteps.Contains(statement.Keyword.Text)))
            Refuse(Capabilities.ExternalStep, statement);
        foreach (FactSyntax scale in methodology.Statements.OfType<BlockSyntax>().Where(block => block.Keyword.Text == "optimizer").SelectMany(block => block.Statements).OfType<FactSyntax>().Where(fact => fact.Keyword.Text == "scale"))
            Refuse(Capabilities.ExternalStep, scale);
        foreach (StatementSyntax waiting in methodology.Statements.Concat(methodology.Statements.OfType<IBlockSyntax>().Where(block => block is not PhaseSyntax || StatementBlock.Has(block.Statements, StatementTraits.Switches)).SelectMany(block => block.Statements)).Where(Waits))
            Refuse(Capabilities.ExternalWaiting, waiting);
        return external;
    }

    /// <summary>The metrics that a methodology of the runtime's own model declares.</summary>
    public IReadOnlyList<MetricKind> Metrics(MethodologySyntax methodology) => methodology.Statements.OfType<ExternalBlockSyntax>().Any() ? [] : Metrics(methodology, hasLevels: true);

    private List<string> Components(ExternalBlockSyntax model)
    {
        List<string> components = [];
        FactTable facts = new(model.Statements, context, model.Keyword.Span, "The model block");
        FactReader? reader = facts.Optional("components", "components encoder decoder");
        do
        {
            if (reader?.Word() is not { } word)
                break;
            if (components.FirstOrDefault(other => Holds(other, word.Text) || Holds(word.Text, other)) is { } other)
                context.Report(Rules.DuplicateName, word.Span, other == word.Text ? $"Component '{other}' is named twice. Remove one of the two." : $"'{other}' and '{word.Text}' share parameters: one is part of the other. Name the parts alone.");
            else
                components.Add(word.Text);
        }
        while (reader.HasMore);
        reader?.Finish();
        return components;
    }

    private List<ScalarRef> Reads(ExternalBlockSyntax model)
    {
        List<ScalarRef> reads = [];
        FactReader? reader = new FactTable(model.Statements.Where(fact => fact.Keyword.Text == "reads"), context, model.Keyword.Span, "The model block").Optional("reads", "reads temperature");
        do
        {
            if (reader?.Word() is not { } word)
                break;
            if (reads.Any(other => other.Signal == word.Text))
                context.Report(Rules.DuplicateName, word.Span, $"Signal '{word.Text}' is read twice. Remove one of the two.");
            else
                reads.Add(new ScalarRef(word.Text, 0, word.Span));
        }
        while (reader.HasMore);
        reader?.Finish();
        return reads;
    }

    private static bool Waits(StatementSyntax statement) => statement switch
    {
        PhaseSyntax phase => phase.Until != null,
        ActivateSyntax activate => activate.After != null || activate.Condition != null,
        LossSyntax loss => loss.Options.Any(option => option.Name is "from" or "to"),
        _ => false,
    };

    /// <summary>The warm start, or null.</summary>
    public WarmStartSpec? WarmStart(MethodologySyntax methodology)
    {
        WarmStartSyntax[] all = [.. methodology.Statements.OfType<WarmStartSyntax>()];
        foreach (WarmStartSyntax again in all.Skip(1))
            context.Report(Rules.DuplicateName, again.Keyword.Span, "A run starts from one file. Keep one of the two.", new RelatedLocation(all[0].Span, "the first one"));
        if (all.Length == 0 || all[0].IsBroken)
            return null;
        if (all[0].File.Text.Trim().Length == 0)
            context.Report(Rules.BadValue, all[0].File.Span, "Write the file that the run starts from, for example \"base.safetensors\".");
        List<(string Component, TextSpan Span)> components = [];
        foreach (WordSyntax word in all[0].Components)
        {
            if (!context.Components.Contains(word.Text))
                context.ReportUnknown(word, "component", context.Components);
            else if (components.FirstOrDefault(other => Holds(other.Component, word.Text) || Holds(word.Text, other.Component)).Component is { } other)
                context.Report(Rules.DuplicateName, word.Span, $"'{word.Text}' is loaded twice: '{other}' {(Holds(other, word.Text) ? "holds it" : "is part of it")}. Keep one of the two.");
            else
                components.Add((word.Text, word.Span));
        }
        return new WarmStartSpec(all[0].File.Text, components);
    }

    /// <summary>How products are rounded; single precision where nothing is said, or something that cannot be.</summary>
    public Precision Precision(MethodologySyntax methodology)
    {
        if (methodology.Statements.OfType<FactSyntax>().FirstOrDefault(fact => fact.Keyword.Text == "precision") is not { } fact)
            return Methodologies.Precision.Single;
        FactReader reader = new(fact, context, "precision single, precision tf32, or precision mixed");
        string? word = reader.Word("single", "tf32", "mixed");
        bool isHalf = word == "mixed" && reader.Accept("float16");
        if (!reader.Finish())
            return Methodologies.Precision.Single;
        if (isHalf)
            Refuse(Capabilities.HalfPrecision, fact);
        return isHalf ? Methodologies.Precision.Single : word switch { "tf32" => Methodologies.Precision.Tf32, "mixed" => Methodologies.Precision.Mixed, _ => Methodologies.Precision.Single };
    }

    /// <summary>Refuses what the language can say and the runtime cannot do.</summary>
    public void RefuseMissing(MethodologySyntax methodology, IReadOnlyCollection<string> signals)
    {
        foreach (FactSyntax fact in methodology.Statements.OfType<FactSyntax>())
        {
            switch (fact.Keyword.Text)
            {
                case "gradient_checkpointing" when Segments(new FactReader(fact, context, "gradient_checkpointing, or gradient_checkpointing 2 segments")):
                    Refuse(Capabilities.GradientCheckpointing, fact);
                    break;
                case "compile" when new FactReader(fact, context, "compile").Finish():
                    Refuse(Capabilities.Compile, fact);
                    break;
            }
        }
        foreach (BlockSyntax block in methodology.Statements.OfType<BlockSyntax>().Where(block => block.Keyword.Text == "learned_controller"))
        {
            if (LearnedController(block, signals))
                Refuse(Capabilities.LearnedController, block);
        }
    }

    /// <summary>Refuses one use.</summary>
    public void Refuse(Capability capability, StatementSyntax use) =>
        context.Report(Rules.NotInRuntime, use.Span, $"{capability.Why} {capability.Instead}");

    private static bool Segments(FactReader reader)
    {
        if (reader.HasMore)
        {
            reader.Whole(1, 1000, "The number of segments");
            reader.Word("segments");
        }
        return reader.Finish();
    }

    private static bool Holds(string component, string other) => other == component || other.StartsWith(component + ".", StringComparison.Ordinal);

    // Its statements are checked as far as they name what the file declares.
    private bool LearnedController(BlockSyntax block, IReadOnlyCollection<string> signals)
    {
        int before = context.Diagnostics.Count;
        FactTable facts = new(block.Statements, context, block.Keyword.Span, $"Learned controller '{block.Name?.Text}'");
        FactReader? inputs = facts.Required("inputs", "inputs kl, mean_radius");
        while (inputs?.HasMore == true && inputs.Word() is { } metric)
        {
            if (context.Metrics.All(kind => kind.Name != metric.Text))
                context.ReportUnknown(metric, "metric", context.Metrics.Select(kind => kind.Name));
        }
        FactReader? hidden = facts.Required("hidden", "hidden 32 32");
        do
            hidden?.Whole(1, 65536, "The width of a layer");
        while (hidden?.HasMore == true);
        hidden?.Finish();
        KeepSyntax[] drives = [.. block.Statements.OfType<KeepSyntax>()];
        if (drives.Length == 0 && !block.IsBroken && !context.IsBroken("drives"))
            context.Report(Rules.MissingFact, block.Keyword.Span, $"Learned controller '{block.Name?.Text}' drives nothing. Write for example: drives beta in 0..0.1.");
        foreach (KeepSyntax driven in drives.Where(driven => !signals.Contains(driven.Signal.Text)))
            context.ReportUnknown(driven.Signal, "signal", signals);
        foreach (KeepSyntax driven in drives.Where(driven => !driven.IsBroken && !(driven.Range.From.Value < driven.Range.To!.Value)))
            context.Report(Rules.BadRange, driven.Range.Span, $"The bounds of '{driven.Signal.Text}' are empty or reversed: the end must be above the start.");
        return context.Diagnostics.Count == before && !block.IsBroken;
    }

    private IReadOnlyList<MetricKind> Metrics(MethodologySyntax methodology, bool hasLevels)
    {
        List<MetricKind> metrics = [];
        foreach (MetricSyntax syntax in methodology.Statements.OfType<MetricSyntax>().Where(syntax => !syntax.IsBroken))
        {
            Interval range = new(syntax.Range.From.Value, syntax.Range.To!.Value);
            if (context.External == null && !methodology.Statements.OfType<ExternalBlockSyntax>().Any() && MetricKind.Find(syntax.Name.Text) is { } builtIn)
                context.Report(Rules.BuiltInName, syntax.Name.Span, $"The runtime measures '{builtIn.Name}' itself. Remove the declaration, or give your own metric another name.");
            else if (metrics.Any(metric => metric.Name == syntax.Name.Text))
                context.Report(Rules.DuplicateName, syntax.Name.Span, $"Metric '{syntax.Name.Text}' is declared twice. Remove one of the two.");
            else if (!(range.Low < range.High))
                context.Report(Rules.BadRange, syntax.Range.Span, $"The range of '{syntax.Name.Text}' is empty or reversed: its end must be above its start.");
            else if (Statistic(syntax, hasLevels) is { } statistic)
                metrics.Add(new MetricKind(syntax.Name.Text, "", UnitOf(statistic), syntax.Direction.Text == "rises" ? MetricDirection.Higher : MetricDirection.Lower, range, "its declaration says so") { OwnIndex = metrics.Count, Span = syntax.Name.Span, Statistic = statistic, Counts = statistic == LevelStatistic.Fraction ? MetricCount.Items : MetricCount.Nothing, MayBeUndefined = syntax.MayBeUndefined });
        }
        return metrics;
    }

    private static MetricUnit UnitOf(LevelStatistic statistic) => statistic switch
    {
        LevelStatistic.None => MetricUnit.Score,
        LevelStatistic.Fraction or LevelStatistic.Concordance => MetricUnit.Fraction,
        _ => MetricUnit.Correlation,
    };

    // What a metric is; null after reporting a mistake.
    private LevelStatistic? Statistic(MetricSyntax syntax, bool hasLevels)
    {
        if (syntax.Statistic is not { } word)
            return LevelStatistic.None;
        if (!Statistics.TryGetValue(word.Text, out LevelStatistic statistic))
        {
            context.ReportUnknown(word, "statistic", Statistics.Keys);
            return null;
        }
        if (statistic != LevelStatistic.Fraction && !hasLevels)
            context.Report(Rules.MissingFact, word.Span, $"'{syntax.Name.Text}' is compared with the levels of the items, and the data block does not say how many items each level has. Write for example 'levels 4000 900 100' in it, or leave out 'as {word.Text}'.");
        double low = syntax.Range.From.Value;
        double high = syntax.Range.To!.Value;
        double least = statistic is LevelStatistic.Fraction or LevelStatistic.Concordance ? 0 : -1;
        if (low < least || high > 1)
        {
            context.Report(Rules.BadRange, syntax.Range.Span, $"What is a {word.Text} lies in {Numbers.Format(least)}..1, and {Numbers.Format(low)}..{Numbers.Format(high)} is more. Write a range inside it.");
            return null;
        }
        return statistic;
    }
}
