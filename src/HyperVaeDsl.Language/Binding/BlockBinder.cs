using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds the blocks data, model and optimizer.</summary>
internal sealed class BlockBinder(BindingContext context)
{
    private const int LargestWidth = 65536;

    /// <summary>Components of the model, as learning-rate scales and gradient balance name them.</summary>
    public static readonly string[] Components =
    [
        "vae_A", "vae_A.encoder", "vae_A.mean", "vae_A.log_variance", "vae_A.radius", "vae_A.decoder",
        "vae_B", "vae_B.encoder", "vae_B.mean", "vae_B.log_variance", "vae_B.radius", "vae_B.decoder",
    ];

    /// <summary>The data block; null when it cannot be judged.</summary>
    public DataSpec? Data(BlockSyntax block)
    {
        CheckName(block, "data set", "ternary_operations");
        FactTable facts = new(block.Statements, context, block.Keyword.Span, "The data block");
        FactReader? batchFact = facts.Required("batch", "batch 512");
        int? batch = batchFact?.Whole(1, int.MaxValue, "A batch size");
        bool complete = batchFact?.Finish() == true;
        if (batch > DataFacts.Operations)
        {
            context.Report(Rules.BatchTooLarge, facts.SpanOf("batch"), $"A batch of {Numbers.Format(batch.Value)} is larger than the data: there are {Numbers.Format(DataFacts.Operations)} operations. Write at most that, for example 'batch 512'.");
            complete = false;
        }
        const string samplerForm = "sampler shuffled, sampler stratified equally, or sampler stratified high 25% from 4";
        FactReader? sampler = facts.Required("sampler", samplerForm);
        (Sampler kind, double share, int from) = ReadSampler(sampler);
        complete &= sampler?.Finish() == true;
        ScalarRef? admission = null;
        if (facts.Optional("curriculum", "curriculum valuation from high admit admission") is { } curriculum)
        {
            curriculum.Word("valuation");
            curriculum.Word("from");
            curriculum.Word("high");
            curriculum.Word("admit");
            admission = Ref(curriculum.Scalar());
            complete &= curriculum.Finish();
        }
        return complete && batch != null ? new DataSpec(batch.Value, kind, share, from, admission, facts.SpanOf("batch")) : null;
    }

    /// <summary>The model block; null when it cannot be judged.</summary>
    public ModelSpec? Model(BlockSyntax block)
    {
        CheckName(block, "model", "dual_vae");
        FactTable facts = new(block.Statements, context, block.Keyword.Span, "The model block");
        FactReader? latentFact = facts.Required("latent", "latent 16");
        int? latent = latentFact?.Whole(1, 4096, "The number of latent dimensions");
        FactReader? encoderFact = facts.Required("encoder", "encoder 256 128 64");
        List<int> encoder = Widths(encoderFact);
        FactReader? decoderFact = facts.Required("decoder", "decoder 32 64");
        List<int> decoder = Widths(decoderFact);
        FactReader? projectionFact = facts.Required("projection", "projection tanh_radius");
        string? projection = projectionFact?.Word("exponential_map", "tanh_radius", "sigmoid_radius");
        FactReader? inputFact = facts.Required("decoder_input", "decoder_input ball");
        string? input = inputFact?.Word("ball", "latent");
        FactReader? curvatureFact = facts.Required("curvature", "curvature 1.0");
        double? curvature = curvatureFact?.Real(1e-6, 1e6, "A curvature (the c of -c)");
        FactReader? radiusFact = facts.Required("max_radius", "max_radius 0.95");
        double? radius = radiusFact?.Real(1e-6, 1e6, "A radius");
        FactReader? noiseFact = facts.Required("noise_scale", "noise_scale 1, or noise_scale temperature");
        ScalarRef? noise = Ref(noiseFact?.Scalar());
        FactReader?[] all = [latentFact, encoderFact, decoderFact, projectionFact, inputFact, curvatureFact, radiusFact, noiseFact];
        // Each is finished, so that each mistake is reported.
        if (all.Count(fact => fact?.Finish() == true) < all.Length)
            return null;
        Projection map = projection switch
        {
            "exponential_map" => Projection.ExponentialMap,
            "tanh_radius" => Projection.TanhRadius,
            _ => Projection.SigmoidRadius,
        };
        return new ModelSpec(
            latent!.Value, encoder, decoder, map, input == "ball", curvature!.Value, radius!.Value, noise!,
            block.Keyword.Span, facts.SpanOf("projection"), facts.SpanOf("max_radius"));
    }

    /// <summary>The optimizer block; null when it cannot be judged.</summary>
    public OptimizerSpec? Optimizer(BlockSyntax block, BalanceSpec? balance, double clip)
    {
        CheckName(block, "optimizer", "adamw");
        FactTable facts = new(block.Statements, context, block.Keyword.Span, "The optimizer block");
        FactReader? rateFact = facts.Required("learning_rate", "learning_rate lr, or learning_rate 1e-3");
        ScalarRef? rate = Ref(rateFact?.Scalar());
        FactReader? betasFact = facts.Required("betas", "betas 0.9 0.999");
        double? beta1 = betasFact?.Real(0, 0.999999, "The first beta of AdamW");
        double? beta2 = betasFact?.Real(0, 0.9999999, "The second beta of AdamW");
        FactReader? epsilonFact = facts.Required("epsilon", "epsilon 1e-8");
        double? epsilon = epsilonFact?.Real(0, 1, "The epsilon of AdamW");
        FactReader? decayFact = facts.Required("weight_decay", "weight_decay 1e-4");
        double? decay = decayFact?.Real(0, 1, "A weight decay");
        List<ComponentScale> scales = [];
        bool scalesFit = true;
        foreach (FactSyntax fact in block.Statements.OfType<FactSyntax>().Where(fact => fact.Keyword.Text == "scale"))
            scalesFit &= Scale(fact, scales);
        FactReader?[] all = [rateFact, betasFact, epsilonFact, decayFact];
        if (all.Count(fact => fact?.Finish() == true) < all.Length || !scalesFit)
            return null;
        return new OptimizerSpec(rate!, beta1!.Value, beta2!.Value, epsilon!.Value, decay!.Value, scales, balance, clip, block.Keyword.Span);
    }

    /// <summary>A number or the name of a signal.</summary>
    public static ScalarRef? Ref(SyntaxNode? node) => node switch
    {
        NumberSyntax number => new ScalarRef(null, number.Value, number.Span),
        WordSyntax word => new ScalarRef(word.Text, 0, word.Span),
        _ => null,
    };

    private bool Scale(FactSyntax fact, List<ComponentScale> scales)
    {
        FactReader reader = new(fact, context, "scale vae_B.encoder by 0.1");
        WordSyntax? component = reader.Word();
        reader.Word("by");
        ScalarRef? factor = reader.Peek is NumberSyntax
            ? reader.Real(0, 1e6, "A learning-rate factor") is { } number ? new ScalarRef(null, number, fact.Span) : null
            : Ref(reader.Scalar());
        if (!reader.Finish())
            return false;
        if (!Components.Contains(component!.Text))
        {
            context.ReportUnknown(component, "component", Components);
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

    private (Sampler Kind, double Share, int From) ReadSampler(FactReader? reader)
    {
        if (reader?.Word("shuffled", "stratified") != "stratified")
            return (Sampler.Shuffled, 0, 0);
        if (reader.Word("equally", "high") != "high")
            return (Sampler.StratifiedEqually, 0, 0);
        NumberSyntax? share = reader.Number();
        reader.Word("from");
        int? from = reader.Whole(1, DataFacts.MaxValuation, "The lowest high valuation");
        if (share != null && (share.Unit != "%" || share.Value <= 0 || share.Value >= 100))
            context.Report(Rules.BadShare, share.Span, $"The share of the high valuations lies between 0% and 100%, for example 25%; {Numbers.Format(share.Value)}{share.Unit} does not.");
        return (Sampler.StratifiedHigh, (share?.Value ?? 0) / 100.0, from ?? 0);
    }

    private static List<int> Widths(FactReader? reader)
    {
        List<int> widths = [];
        do
        {
            if (reader?.Whole(1, LargestWidth, "The width of a layer") is { } width)
                widths.Add(width);
        }
        while (reader?.HasMore == true);
        return widths;
    }

    private void CheckName(BlockSyntax block, string what, string only)
    {
        if (block.Name != null && block.Name.Text != only)
            context.Report(Rules.UnknownName, block.Name.Span, $"There is no {what} '{block.Name.Text}'. The runtime has '{only}'.");
    }
}
