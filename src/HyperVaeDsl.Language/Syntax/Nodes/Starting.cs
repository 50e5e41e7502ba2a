namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>warm_start "file" load COMPONENT, COMPONENT.</summary>
public sealed class WarmStartSyntax(Token keyword, Token file, IReadOnlyList<WordSyntax> components) : StatementSyntax(keyword)
{
    /// <summary>The file.</summary>
    public Token File => file;

    /// <summary>What is loaded from it.</summary>
    public IReadOnlyList<WordSyntax> Components => components;

    /// <inheritdoc />
    public override string Label => $"WarmStart \"{file.Text}\"";

    /// <summary>There is one.</summary>
    public override string? MergeName => null;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => components;
}
