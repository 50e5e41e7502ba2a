using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds the optimizer block, and what the blocks share.</summary>
internal sealed class BlockBinder(BindingContext context)
{
    private const double LargestFactor = 1e6;

    /// <summary>Components of the model, as learning-rate scales and gradient balance name them.</summary>
    public static readonly string[] Components =
    [
        "vae_A", "vae_A.encoder", "vae_A.mean", "vae_A.log_variance", "vae_A.direction", "vae_A.radius", "vae_A.decoder", "vae_A.curvature",
        "vae_B", "vae_B.encoder", "vae_B.mean", "vae_B.log_variance", "vae_B.direction", "vae_B.radius", "vae_B.decoder", "vae_B.curvature",
    ];

    /// <summary>The optimizer block; null when it cannot be judged.</summary>
    public OptimizerSpec? Optimizer(BlockSyntax block, BalanceSpec? balance, double clip)
    {
        OptimizerKind kind = KindOf(block);
        FactTable facts = new(block.Statements, context, block.Keyword.Span, "The optimizer block");
        FactReader? rateFact = facts.Required("learning_rate", "learning_rate lr, or learning_rate 1e-3");
        ScalarRef? rate = Ref(rateFact?.Scalar());
        bool isSgd = kind == OptimizerKind.Sgd;
        bool fits = isSgd ? NotOf(facts, "betas", "adamw and adam") & NotOf(facts, "epsilon", "adamw and adam") : NotOf(facts, "momentum", "sgd");
        FactReader? betasFact = isSgd ? null : facts.Required("betas", "betas 0.9 0.999");
        double? beta1 = betasFact?.Real(0, 0.999999, "The first beta of Adam");
        double? beta2 = betasFact?.Real(0, 0.9999999, "The second beta of Adam");
        FactReader? epsilonFact = isSgd ? null : facts.Required("epsilon", "epsilon 1e-8");
        double? epsilon = epsilonFact?.Real(0, 1, "The epsilon of Adam");
        FactReader? momentumFact = isSgd ? facts.Required("momentum", "momentum 0.9") : null;
        double? momentum = momentumFact?.Real(0, 0.999999, "A momentum");
        FactReader? decayFact = facts.Required("weight_decay", "weight_decay 1e-4");
        double? decay = decayFact?.Real(0, 1, "A weight decay");
        List<ComponentScale> scales = [];
        bool scalesFit = true;
        foreach (FactSyntax fact in block.Statements.OfType<FactSyntax>().Where(fact => fact.Keyword.Text == "scale"))
            scalesFit &= Scale(fact, scales);
        FactReader?[] all = isSgd ? [rateFact, momentumFact, decayFact] : [rateFact, betasFact, epsilonFact, decayFact];
        if (all.Count(fact => fact?.Finish() == true) < all.Length || !scalesFit || !fits)
            return null;
        return new OptimizerSpec(rate!, beta1 ?? 0, beta2 ?? 0, epsilon ?? 0, decay!.Value, scales, balance, clip, block.Keyword.Span) { Kind = kind, Momentum = momentum ?? 0, BetasSpan = isSgd ? null : facts.SpanOf("betas") };
    }

    /// <summary>A number or the name of a signal.</summary>
    public static ScalarRef? Ref(SyntaxNode? node) => node switch
    {
        NumberSyntax { HasParams: true } number => new ScalarRef(null, 0, number.Span) { Level = number.Level },
        NumberSyntax number => new ScalarRef(null, number.Value, number.Span),
        WordSyntax word => new ScalarRef(word.Text, 0, word.Span),
        _ => null,
    };

    // The limits are required of all values of the params.
    private static ScalarRef Open(NumberSyntax number, FactSyntax fact)
    {
        number.Level.Params!.Require(new ParamFact(number.Level, 0, 0, new Interval(0, LargestFactor), 0, Rules.BadValue.Code, number.Span));
        return new ScalarRef(null, 0, fact.Span) { Level = number.Level };
    }

    private bool Scale(FactSyntax fact, List<ComponentScale> scales)
    {
        FactReader reader = new(fact, context, "scale vae_B.encoder by 0.1");
        WordSyntax? component = reader.Word();
        reader.Word("by");
        ScalarRef? factor = reader.Peek is NumberSyntax { HasParams: true, Unit: "" } open && reader.Number() != null ? Open(open, fact)
            : reader.Peek is NumberSyntax ? reader.Real(0, LargestFactor, "A learning-rate factor") is { } number ? new ScalarRef(null, number, fact.Span) : null
            : Ref(reader.Scalar());
        if (!reader.Finish())
            return false;
        if (!context.Components.Contains(component!.Text))
        {
            context.ReportUnknown(component, "component", context.Components);
            return false;
        }
        if (scales.Any(scale => scale.Component == component.Text))
        {
            context.Report(Rules.DuplicateName, component.Span, $"The learning rate of '{component.Text}' is scaled twice. Keep one of the two.");
            return false;
        }
        scales.Add(new ComponentScale(component.Text, factor!, component.Span));
        return true;
    }

    private OptimizerKind KindOf(BlockSyntax block)
    {
        string[] known = ["adamw", "adam", "sgd"];
        if (block.Name?.Text == "riemannian_adam")
            new ForeignBinder(context).Refuse(Capabilities.RiemannianAdam, block);
        else if (block.Name != null && !known.Contains(block.Name.Text))
            context.Report(Rules.UnknownName, block.Name.Span, $"There is no optimizer '{block.Name.Text}'. The runtime has {string.Join(", ", known)}.{Suggestion.For(block.Name.Text, known)}", Suggestion.Details(block.Name.Text, block.Name.Span, known));
        return block.Name?.Text switch
        {
            "adam" => OptimizerKind.Adam,
            "sgd" => OptimizerKind.Sgd,
            _ => OptimizerKind.AdamW,
        };
    }

    private bool NotOf(FactTable facts, string keyword, string owners)
    {
        if (facts.Optional(keyword, keyword) is not { } reader)
            return true;
        context.Report(Rules.BadValue, reader.Span, $"'{keyword}' belongs to {owners}. Remove it, or choose that optimizer.", new DiagnosticDetails { Fixes = [Fix.Removal($"Remove '{keyword}'", reader.Statement) with { Applicability = Applicability.Choice }] });
        return false;
    }

    /// <summary>Reports a block of another name than the one that there is.</summary>
    public void CheckName(BlockSyntax block, string what, string only)
    {
        if (block.Name != null && block.Name.Text != only)
            context.Report(Rules.UnknownName, block.Name.Span, $"There is no {what} '{block.Name.Text}'. The runtime has '{only}'.", Suggestion.Details(block.Name.Text, block.Name.Span, [only]));
    }
}
