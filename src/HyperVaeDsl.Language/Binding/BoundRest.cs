using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// A methodology with params that was bound without a finding, for settings that change nothing but its signals and losses, which is what params are mostly used
/// for: all else is what it was, and what rules found that look at neither.
/// </summary>
/// <param name="block">What was bound.</param>
/// <param name="context">What its binders shared.</param>
/// <param name="phases">Its phases.</param>
/// <param name="methodology">What became of it.</param>
/// <param name="facts">What was required of params, but for signals and losses.</param>
internal sealed class BoundRest(MethodologySyntax block, BindingContext context, IReadOnlyList<(Phase Phase, PhaseSyntax Syntax)>? phases, Methodology methodology, IReadOnlyList<ParamFact> facts)
{
    private readonly bool hasQuantities = methodology.Box!.HasQuantities;

    public Methodology Methodology => methodology;

    /// <summary>The phases as they were bound.</summary>
    public IReadOnlyList<(Phase Phase, PhaseSyntax Syntax)>? Phases => phases;

    /// <summary>What each rule did, in the order of the rules; empty until they have been run.</summary>
    public List<RuleRecord> Records { get; } = [];

    /// <summary>Whether another reading differs in signals and losses only, of the same names. What the rest requires of params is required again.</summary>
    public bool IsRestOf(MethodologySyntax other)
    {
        if (other.Statements.Count != block.Statements.Count || other.Keyword.Span != block.Keyword.Span)
            return false;
        for (int i = 0; i < block.Statements.Count; i++)
        {
            if (block.Statements[i] != other.Statements[i] && !IsAlike(block.Statements[i], other.Statements[i]))
                return false;
        }
        methodology.Box!.Require(facts);
        methodology.Box.HasQuantities |= hasQuantities;
        return true;
    }

    /// <summary>What binders of the other reading share.</summary>
    public BindingContext ContextFor(BindingContext other)
    {
        (other.Epochs, other.EpochsSpan, other.StepsPerEpoch, other.SamplesPerEpoch) = (context.Epochs, context.EpochsSpan, context.StepsPerEpoch, context.SamplesPerEpoch);
        (other.Moved, other.External, other.Part, other.OwnMetrics) = (context.Moved, context.External, context.Part, context.OwnMetrics);
        return other;
    }

    /// <summary>Whether the rest reads nothing else of other signals and losses: their names, and which signals are weights.</summary>
    public bool IsKeptBy(IReadOnlyList<Signal> signals, IReadOnlyList<Loss> losses) =>
        signals.Select(signal => signal.Name).SequenceEqual(methodology.Signals.Select(signal => signal.Name))
        && losses.SelectMany(Names).SequenceEqual(methodology.Losses.SelectMany(Names));

    private static IEnumerable<string?> Names(Loss loss) => loss.Scalars.SelectMany(scalar => new[] { scalar.Name, scalar.Value.Signal });

    private static bool IsAlike(StatementSyntax one, StatementSyntax other) => (one, other) switch
    {
        (SignalSyntax a, SignalSyntax b) => a.Names.Count == b.Names.Count && a.Names.Zip(b.Names, (x, y) => x.Text == y.Text).All(isSame => isSame),
        (LossSyntax a, LossSyntax b) => a.Name.Text == b.Name.Text && a.IsExternal == b.IsExternal,
        _ => false,
    };
}
