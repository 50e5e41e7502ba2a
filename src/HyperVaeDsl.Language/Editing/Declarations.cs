using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>The names that the statements of a file declare, by the words after their keywords.</summary>
internal sealed class Declarations
{
    private static readonly Dictionary<string, SymbolKind> ByKeyword = new(StringComparer.Ordinal)
    {
        ["methodology"] = SymbolKind.Methodology,
        ["preset"] = SymbolKind.Preset,
        ["param"] = SymbolKind.Param,
        ["signal"] = SymbolKind.Signal,
        ["phase"] = SymbolKind.Phase,
        ["loss"] = SymbolKind.Loss,
        ["group"] = SymbolKind.Group,
        ["controller"] = SymbolKind.Controller,
        ["best"] = SymbolKind.Checkpoint,
        ["milestone"] = SymbolKind.Milestone,
        ["guard"] = SymbolKind.Guard,
        ["ensure"] = SymbolKind.Ensure,
        ["metric"] = SymbolKind.Metric,
        ["components"] = SymbolKind.Component,
    };

    private readonly EditedFile file;
    private readonly List<Declared> found = [];

    private Declarations(EditedFile file) => this.file = file;

    /// <summary>All of a file, in its order; overrides are among them.</summary>
    public static IReadOnlyList<Declared> Of(EditedFile file)
    {
        Declarations declarations = new(file);
        foreach (StatementPlace statement in file.Statements)
            declarations.Add(statement, null);
        return declarations.found;
    }

    private void Add(StatementPlace statement, Token? methodology)
    {
        TokenList tokens = file.Tokens;
        Token keyword = tokens[statement.Keyword];
        Token name = tokens[statement.Keyword + 1];
        if (keyword.Kind == TokenKind.Word && name.Kind == TokenKind.Word && statement.Keyword + 1 < statement.HeaderEnd && ByKeyword.TryGetValue(keyword.Text, out SymbolKind kind) && statement.Table?.Find(keyword.Text) != null)
            Add(statement, kind, methodology);
        Token? inner = statement.Parent == null && keyword.Text == "methodology" && name.Kind == TokenKind.Word ? name : methodology;
        foreach (StatementPlace child in statement.Children)
            Add(child, inner);
    }

    private void Add(StatementPlace statement, SymbolKind kind, Token? methodology)
    {
        TokenList tokens = file.Tokens;
        int at = statement.Keyword + 1;
        switch (kind)
        {
            case SymbolKind.Loss when tokens[at].Text == "external" && at + 1 < statement.HeaderEnd && tokens[at + 1].Kind == TokenKind.Word:
                Declare(statement, kind, at + 1, methodology, isGiven: true);
                break;
            case SymbolKind.Loss:
                Declare(statement, kind, at, methodology, isGiven: false);
                break;
            case SymbolKind.Ensure when tokens[at + 1].Kind != TokenKind.Colon:
                break;
            case SymbolKind.Component:
                for (; at < statement.HeaderEnd && tokens[at].Kind == TokenKind.Word && tokens[at].Text != "allow"; at++)
                    Declare(statement, kind, at, methodology, isGiven: true);
                break;
            case SymbolKind.Signal:
                Declare(statement, kind, at, methodology, isGiven: true);
                for (; at + 2 < statement.HeaderEnd && tokens[at + 1].Kind == TokenKind.Comma && tokens[at + 2].Kind == TokenKind.Word; at += 2)
                    Declare(statement, kind, at + 2, methodology, isGiven: true);
                break;
            case SymbolKind.Preset:
                Declare(statement, kind, at, methodology, isGiven: true);
                foreach (Preset preset in Preset.Of(TokenList.Of(tokens.Slice(statement.First, statement.HeaderEnd).Append(tokens[tokens.Count - 1]))))
                {
                    foreach (PresetParameter parameter in preset.Parameters)
                        Declare(statement, SymbolKind.PresetParameter, file.FirstAfter(parameter.Name.Span.Start) - 1, tokens[at], isGiven: true);
                }
                break;
            default:
                Declare(statement, kind, at, methodology, isGiven: true);
                break;
        }
    }

    private void Declare(StatementPlace statement, SymbolKind kind, int name, Token? container, bool isGiven)
    {
        TokenList tokens = file.Tokens;
        TextSpan whole = tokens[statement.First].Span.To(tokens[Math.Max(statement.First, statement.End - 1)].Span);
        string documentation = tokens[statement.First].Documentation;
        bool overrides = statement.First < statement.Keyword && tokens[statement.First].Text == "override";
        found.Add(new Declared(new Symbol(kind, tokens[name].Text, file, tokens[name].Span, whole, container?.Text ?? "", documentation) { IsGiven = isGiven }, name, statement, container?.Span.Start, overrides));
    }
}

/// <summary>A declaration among the tokens of its file.</summary>
/// <param name="Symbol">The name.</param>
/// <param name="Token">Index of the name.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Container">Where the name of its methodology or preset stands; null for what belongs to none.</param>
/// <param name="Overrides">Whether it changes an inherited one.</param>
internal sealed record Declared(Symbol Symbol, int Token, StatementPlace Statement, int? Container, bool Overrides);
