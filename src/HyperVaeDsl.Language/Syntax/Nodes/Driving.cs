namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>drive SIGNAL by LAW of METRIC arguments, in a controller.</summary>
public sealed class DriveSyntax(Token keyword, WordSyntax signal, WordSyntax law, WordSyntax metric, IReadOnlyList<OptionSyntax> arguments) : StatementSyntax(keyword)
{
    /// <summary>What is driven.</summary>
    public WordSyntax Signal => signal;

    /// <summary>By which law.</summary>
    public WordSyntax Law => law;

    /// <summary>What the law looks at.</summary>
    public WordSyntax Metric => metric;

    /// <summary>The law's constants, by name; a word that stands alone names itself.</summary>
    public IReadOnlyList<OptionSyntax> Arguments => arguments;

    /// <inheritdoc />
    public override string Label => "Drive";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode[] { signal, law, metric }.Concat(arguments);

    /// <summary>The value of an argument, or null when it is not written.</summary>
    public SyntaxNode? Find(string name) => arguments.FirstOrDefault(argument => argument.Name == name)?.Value;
}

/// <summary>order SIGNAL: CONTROLLER, CONTROLLER.</summary>
public sealed class OrderSyntax(Token keyword, WordSyntax signal, IReadOnlyList<WordSyntax> controllers) : StatementSyntax(keyword)
{
    /// <summary>The signal that several controllers drive.</summary>
    public WordSyntax Signal => signal;

    /// <summary>The controllers in the order in which they act on it.</summary>
    public IReadOnlyList<WordSyntax> Controllers => controllers;

    /// <inheritdoc />
    public override string Label => "Order";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode[] { signal }.Concat(controllers);
}
