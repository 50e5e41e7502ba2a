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
public sealed class ParamSyntax(Token keyword, WordSyntax name, NumberSyntax value, RangeSyntax? range, WordSyntax? rangeUnit) : StatementSyntax(keyword)
{
    /// <summary>Its name.</summary>
    public WordSyntax Name => name;

    /// <summary>Its value, when nothing else is said from outside.</summary>
    public NumberSyntax Value => value;

    /// <summary>The values that it may have; null in an override that keeps them.</summary>
    public RangeSyntax? Range => range;

    /// <summary>Unit of the range, "" without one.</summary>
    public string RangeUnit => rangeUnit?.Text ?? "";

    /// <inheritdoc />
    public override string Label => "Param";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { name, value, range, rangeUnit }.OfType<SyntaxNode>();
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
