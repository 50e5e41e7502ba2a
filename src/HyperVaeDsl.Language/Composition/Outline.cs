using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using Sprache;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// What the tokens of a methodology say before they are parsed: its name, what it extends and its params. Params are replaced
/// by their values before parsing, so they have to be known by then. Mistakes are left to the parser.
/// </summary>
internal sealed class Outline(LoadedFile file, Token name, WordSyntax? extends, bool isAbstract, int start, int end, IReadOnlyList<ParamDeclaration> declared)
{
    public LoadedFile File => file;

    public Token Name => name;

    public WordSyntax? Extends => extends;

    public bool IsAbstract => isAbstract;

    /// <summary>Index of the first token in its braces.</summary>
    public int Start => start;

    /// <summary>Index after the last token in its braces.</summary>
    public int End => end;

    public IReadOnlyList<ParamDeclaration> Params => declared;

    /// <summary>The methodology that it extends, once it was found.</summary>
    public Outline? Base { get; set; }

    /// <summary>Whether it or one of its bases could not be found, or extends itself; what it inherits is not known then.</summary>
    public bool IsCut { get; set; }

    /// <summary>From the methodology that extends nothing to this one.</summary>
    public IReadOnlyList<Outline> Chain()
    {
        List<Outline> chain = [];
        for (Outline? next = this; next != null; next = next.Base)
            chain.Insert(0, next);
        return chain;
    }

    /// <summary>The methodologies of a file in its order.</summary>
    public static IReadOnlyList<Outline> Of(LoadedFile file, SourceText text)
    {
        ParseState state = new(text, file.Tokens, new DiagnosticBag());
        List<Outline> found = [];
        for (int i = 0; i < file.Tokens.Count; i++)
        {
            if (!Begins(file.Tokens, i))
                continue;
            bool isAbstract = Is(file.Tokens[i], "abstract");
            int keyword = isAbstract ? i + 1 : i;
            if (!Is(file.Tokens[keyword], "methodology") || file.Tokens[keyword + 1].Kind != TokenKind.Word)
                continue;
            bool extends = Is(file.Tokens[keyword + 2], "extends") && file.Tokens[keyword + 3].Kind == TokenKind.Word;
            int open = keyword + (extends ? 4 : 2);
            if (file.Tokens[open].Kind != TokenKind.OpenBrace)
                continue;
            (int end, IReadOnlyList<ParamDeclaration> declared) = Body(state, open + 1);
            found.Add(new Outline(file, file.Tokens[keyword + 1], extends ? new WordSyntax(file.Tokens[keyword + 3]) : null, isAbstract, open + 1, end, declared));
            i = end;
        }
        return found;
    }

    /// <summary>Whether a statement begins at a token.</summary>
    public static bool Begins(TokenList tokens, int at) =>
        tokens[at].Kind == TokenKind.Word && (at == 0 || tokens[at - 1].Kind is TokenKind.NewLine or TokenKind.OpenBrace or TokenKind.CloseBrace);

    private static (int End, IReadOnlyList<ParamDeclaration> Params) Body(ParseState state, int at)
    {
        List<ParamDeclaration> declared = [];
        TokenList tokens = state.Tokens;
        for (int depth = 1; tokens[at].Kind != TokenKind.End; at++)
        {
            if (tokens[at].Kind == TokenKind.OpenBrace)
                depth++;
            else if (tokens[at].Kind == TokenKind.CloseBrace && --depth == 0)
                break;
            else if (depth == 1 && Begins(tokens, at) && Param(state, at) is { } param)
                declared.Add(param);
        }
        return (at, declared);
    }

    private static ParamDeclaration? Param(ParseState state, int at)
    {
        bool overrides = Is(state.Tokens[at], "override");
        int keyword = overrides ? at + 1 : at;
        if (!Is(state.Tokens[keyword], "param"))
            return null;
        TokenInput input = TokenInput.Start(state).At(keyword);
        IResult<StatementSyntax> read = Reuse.Param(input);
        if (!read.WasSuccessful)
            read = Reuse.OverridingParam(input);
        if (!read.WasSuccessful)
            return Broken(state.Tokens[keyword], state.Tokens[keyword + 1], overrides);
        ParamSyntax syntax = (ParamSyntax)read.Value;
        TextSpan written = syntax.Value.Span;
        return new ParamDeclaration(syntax, overrides, [.. state.Tokens.Skip(keyword).TakeWhile(token => token.Span.End <= written.End).Where(token => token.Span.Start >= written.Start && token.Kind != TokenKind.NewLine)]);
    }

    // The parser says what is wrong with it; that its name is used is no mistake of its own.
    private static ParamDeclaration? Broken(Token keyword, Token name, bool overrides)
    {
        if (name.Kind != TokenKind.Word)
            return null;
        Token number = new(TokenKind.Number, "?", name.Span, double.NaN, "", IsBroken: true);
        return new ParamDeclaration(new ParamSyntax(keyword, new WordSyntax(name), new NumberSyntax(number, "", name.Span), null), overrides, [number]);
    }

    private static bool Is(Token token, string word) => token.Kind == TokenKind.Word && token.Text == word;
}

/// <summary>A param as declared.</summary>
/// <param name="Syntax">What is written.</param>
/// <param name="Overrides">Whether it changes an inherited one.</param>
/// <param name="Value">The tokens of its value.</param>
internal sealed record ParamDeclaration(ParamSyntax Syntax, bool Overrides, IReadOnlyList<Token> Value);
