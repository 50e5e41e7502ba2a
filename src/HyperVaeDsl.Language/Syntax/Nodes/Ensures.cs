using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>ensure [NAME:] [during PHASE] property.</summary>
public sealed class EnsureSyntax(Token keyword, WordSyntax? name, WordSyntax? phase, PropertySyntax property) : StatementSyntax(keyword)
{
    /// <summary>Its name; null where none is written.</summary>
    public WordSyntax? Name => name;

    /// <summary>The phase that it is about; null for the whole run.</summary>
    public WordSyntax? Phase => phase;

    /// <summary>What must hold.</summary>
    public PropertySyntax Property => property;

    /// <inheritdoc />
    public override string Label => "Ensure";

    /// <summary>Its name; one without a name is known by its words, so that an heir may add others.</summary>
    public override string? MergeName => name?.Text ?? Written;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { name, phase, property }.OfType<SyntaxNode>();

    /// <summary>The property in its words.</summary>
    internal string Written => Words(Tokens.Where(token => token.Span.Start >= (phase ?? (SyntaxNode)property).Span.Start));

    private string Words(IEnumerable<Token> tokens)
    {
        List<Token> all = [.. tokens];
        if (phase != null)
            all.Insert(0, new Token(TokenKind.Word, "during", phase.Span, 0, "", false));
        return string.Concat(all.Select((token, i) => (i > 0 && HasBlank(all[i - 1], token) ? " " : "") + token.Text));
    }

    private static bool HasBlank(Token before, Token token) =>
        before.Kind is not (TokenKind.OpenParenthesis or TokenKind.Range) && token.Kind is not (TokenKind.CloseParenthesis or TokenKind.Comma or TokenKind.Range or TokenKind.Percent)
        && !(token.Kind == TokenKind.OpenParenthesis && before.Text is "min" or "max" or "abs");
}

/// <summary>What an ensure asks for.</summary>
public abstract class PropertySyntax(Token first) : SyntaxNode
{
    /// <summary>Its first token.</summary>
    protected Token First => first;

    /// <inheritdoc />
    public override TextSpan Span => Children.Aggregate(first.Span, (span, child) => span.To(child.Span));
}

/// <summary>always CLAIM, never CLAIM, or a claim alone.</summary>
public sealed class AlwaysSyntax(Token first, bool isNever, FormulaSyntax claim) : PropertySyntax(first)
{
    /// <summary>Whether it must not hold at any time.</summary>
    public bool IsNever => isNever;

    /// <summary>What must hold.</summary>
    public FormulaSyntax Claim => claim;

    /// <inheritdoc />
    public override string Label => isNever ? "Never" : "Always";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [claim];
}

/// <summary>at TIME CLAIM.</summary>
public sealed class AtSyntax(Token first, NumberSyntax? time, TextSpan timeSpan, FormulaSyntax claim) : PropertySyntax(first)
{
    /// <summary>When; null for the end.</summary>
    public NumberSyntax? Time => time;

    /// <summary>Where the time is written.</summary>
    public TextSpan TimeSpan => timeSpan;

    /// <summary>What must hold.</summary>
    public FormulaSyntax Claim => claim;

    /// <inheritdoc />
    public override string Label => time == null ? "At end" : "At";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { time, claim }.OfType<SyntaxNode>();
}

/// <summary>eventually CLAIM [within DURATION].</summary>
public sealed class EventuallySyntax(Token first, FormulaSyntax claim, NumberSyntax? within) : PropertySyntax(first)
{
    /// <summary>What must hold at some step.</summary>
    public FormulaSyntax Claim => claim;

    /// <summary>How soon; null for as late as the end.</summary>
    public NumberSyntax? Within => within;

    /// <inheritdoc />
    public override string Label => "Eventually";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { claim, within }.OfType<SyntaxNode>();
}

/// <summary>CLAIM until CLAIM.</summary>
public sealed class UntilSyntax(Token first, FormulaSyntax claim, FormulaSyntax until) : PropertySyntax(first)
{
    /// <summary>What must hold at first.</summary>
    public FormulaSyntax Claim => claim;

    /// <summary>What must come, and ends that.</summary>
    public FormulaSyntax Until => until;

    /// <inheritdoc />
    public override string Label => "Until";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [claim, until];
}

/// <summary>change of VALUE comparison NUMBER per epoch|step.</summary>
public sealed class ChangeSyntax(Token first, FormulaSyntax value, Token comparison, NumberSyntax limit, WordSyntax unit) : PropertySyntax(first)
{
    /// <summary>What changes.</summary>
    public FormulaSyntax Value => value;

    /// <summary>How it compares with the limit.</summary>
    public Token Comparison => comparison;

    /// <summary>The limit.</summary>
    public NumberSyntax Limit => limit;

    /// <summary>epoch or step.</summary>
    public WordSyntax Unit => unit;

    /// <inheritdoc />
    public override string Label => $"Change {comparison.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [value, limit, unit];
}

/// <summary>integral of VALUE [over UNIT-RANGE] comparison DURATION.</summary>
public sealed class IntegralSyntax(Token first, FormulaSyntax value, RangeSyntax? over, WordSyntax? unit, Token comparison, NumberSyntax bound) : PropertySyntax(first)
{
    /// <summary>What is integrated.</summary>
    public FormulaSyntax Value => value;

    /// <summary>From when to when; null for all of the run or phase.</summary>
    public RangeSyntax? Over => over;

    /// <summary>The unit of the range; null without one.</summary>
    public WordSyntax? Unit => unit;

    /// <summary>How it compares with the bound.</summary>
    public Token Comparison => comparison;

    /// <summary>The bound: a value times a duration, so it has a unit of time.</summary>
    public NumberSyntax Bound => bound;

    /// <inheritdoc />
    public override string Label => $"Integral {comparison.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { value, over, unit, bound }.OfType<SyntaxNode>();
}
