using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>import "file.hvae".</summary>
public sealed class ImportSyntax(Token keyword, Token path) : StatementSyntax(keyword)
{
    /// <summary>The path as written.</summary>
    public string Path => path.Text;

    /// <inheritdoc />
    public override Text.TextSpan Span => Keyword.Span.To(path.Span);

    /// <inheritdoc />
    public override string Label => $"Import \"{path.Text}\"";
}

/// <summary>[abstract] methodology NAME [extends BASE] { ... }.</summary>
public sealed class MethodologySyntax(Token keyword, WordSyntax? name, WordSyntax? extends, IReadOnlyList<StatementSyntax> statements)
    : BlockSyntax(keyword, name, statements)
{
    /// <summary>The methodology that it extends, or null.</summary>
    public WordSyntax? Extends => extends;

    /// <summary>Whether it is only a base of others: it need not be complete, and there is no class of it.</summary>
    public bool IsAbstract => Modifier?.Text == "abstract";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { Name, extends }.Concat(Statements).OfType<SyntaxNode>();

    /// <inheritdoc />
    internal override BlockSyntax With(Token head, WordSyntax? called, IReadOnlyList<StatementSyntax> body) => new MethodologySyntax(head, called, extends, body);
}

/// <summary>preset NAME(parameters) = schedule. The schedule is read where the preset is called.</summary>
public sealed class PresetSyntax(Token keyword, WordSyntax name, IReadOnlyList<WordSyntax> parameters, Text.TextSpan schedule) : StatementSyntax(keyword)
{
    /// <summary>Its name.</summary>
    public WordSyntax Name => name;

    /// <summary>The names of its parameters.</summary>
    public IReadOnlyList<WordSyntax> Parameters => parameters;

    /// <inheritdoc />
    public override Text.TextSpan Span => Keyword.Span.To(schedule);

    /// <inheritdoc />
    public override string Label => "Preset";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new[] { name }.Concat(parameters);
}

/// <summary>param NAME = value [in a..b].</summary>
public sealed class ParamSyntax(Token keyword, WordSyntax name, NumberSyntax value, AllowedSyntax? allowed) : StatementSyntax(keyword)
{
    /// <summary>Its name.</summary>
    public WordSyntax Name => name;

    /// <summary>Its value, when nothing else is said from outside.</summary>
    public NumberSyntax Value => value;

    /// <summary>The values that it may have; null in an override that keeps them.</summary>
    public AllowedSyntax? Allowed => allowed;

    /// <inheritdoc />
    public override string Label => "Param";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => allowed == null ? [name, value] : [name, value, allowed];
}

/// <summary>The values that a param may have: low..high, low..high by step, or a list.</summary>
public sealed class AllowedSyntax(RangeSyntax? range, IReadOnlyList<NumberSyntax> values, WordSyntax? unit, NumberSyntax? step) : SyntaxNode
{
    /// <summary>A range; null for a list.</summary>
    public RangeSyntax? Range => range;

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<NumberSyntax> Values => values;

    /// <summary>Their unit, "" without one.</summary>
    public string Unit => unit?.Text ?? "";

    /// <summary>The distance of two values in a range, with its unit; null where none is written.</summary>
    public NumberSyntax? Step => step;

    /// <summary>All numbers that are written without a unit.</summary>
    public IEnumerable<NumberSyntax> Numbers => range == null ? values : [range.From, range.To!];

    /// <inheritdoc />
    public override TextSpan Span => Children.First().Span.To(Children.Last().Span);

    /// <inheritdoc />
    public override string Label => "Allowed";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => values.Concat(new SyntaxNode?[] { range, unit, step }.OfType<SyntaxNode>()).OrderBy(part => part.Span.Start);
}

/// <summary>without KEYWORD [NAME], in a methodology that extends another one.</summary>
public sealed class WithoutSyntax(Token keyword, WordSyntax kind, WordSyntax? name) : StatementSyntax(keyword)
{
    /// <summary>Keyword of the statement that is removed.</summary>
    public WordSyntax Kind => kind;

    /// <summary>Its name; null for a statement without one.</summary>
    public WordSyntax? Name => name;

    /// <inheritdoc />
    public override string Label => "Without";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => name == null ? [kind] : [kind, name];
}
