using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// Finds what a name means. A name belongs to a methodology and to all that extend it; declared is it where the first of them declares it. Where a name may mean
/// several things (a signal and a phase may have one name, and keywords are keywords only where they are expected) the grammar says what it expects there.
/// </summary>
internal sealed class NameResolver
{
    // By what the grammar asks for: which names may be the answer, the likeliest first.
    private static readonly Dictionary<string, SymbolKind[]> ByExpectation = new(StringComparer.Ordinal)
    {
        ["the name of a signal"] = [SymbolKind.Signal, SymbolKind.Loss],
        ["a signal"] = [SymbolKind.Signal, SymbolKind.Loss, SymbolKind.Param],
        ["a number"] = [SymbolKind.Param],
        ["the name of a group"] = [SymbolKind.Group],
        ["the name of a phase"] = [SymbolKind.Phase],
        ["the name of a controller"] = [SymbolKind.Controller],
        ["the name of a metric"] = [SymbolKind.Metric, SymbolKind.Loss],
        ["the name of a best checkpoint"] = [SymbolKind.Checkpoint],
        ["the name of a component"] = [SymbolKind.Component],
        ["the name of a loss"] = [SymbolKind.Loss],
        ["the name of the methodology that it extends"] = [SymbolKind.Methodology],
        ["a name"] = [SymbolKind.Signal, SymbolKind.Param, SymbolKind.Group, SymbolKind.Component, SymbolKind.Metric],
    };

    // Words that mean something in themselves: a metric, a kind of loss, a word of the grammar.
    private static readonly Lazy<HashSet<string>> Known = new(() => new HashSet<string>(ReservedWords.All.Concat(MetricKind.All.Select(kind => kind.Name)).Concat(LossKind.Names), StringComparer.Ordinal));

    private readonly Dictionary<LoadedFile, ProjectFile> files;
    private readonly Dictionary<Outline, Dictionary<string, List<Symbol>>> declared = [];
    private readonly Dictionary<Outline, ProjectFile> fileOf = [];

    public NameResolver(IEnumerable<ProjectFile> files)
    {
        this.files = files.ToDictionary(file => file.Loaded);
        foreach (ProjectFile file in this.files.Values)
        {
            foreach (Outline outline in file.Outlines)
                fileOf[outline] = file;
        }
    }

    /// <summary>The name that a word begins with: 'radial' of 'radial.weight'.</summary>
    public static string NameOf(Token token)
    {
        int dot = token.Text.IndexOf('.');
        return dot < 0 ? token.Text : token.Text.Substring(0, dot);
    }

    /// <summary>The names of a kind that may stand at an offset.</summary>
    public IEnumerable<Symbol> Visible(ProjectFile file, int offset, SymbolKind kind)
    {
        if (kind == SymbolKind.Methodology)
            return Reach(file).SelectMany(reached => reached.Declared).Where(item => item.Symbol.Kind == kind).Select(item => item.Symbol);
        if (kind == SymbolKind.Preset)
            return Reach(file).SelectMany(reached => reached.Declared).Where(item => item.Symbol.Kind == kind).Select(item => item.Symbol);
        int token = Math.Max(0, file.File.FirstAfter(offset) - 1);
        return file.OutlineAt(token) is not { } outline ? []
            : Chain(outline).Reverse().SelectMany(DeclaredIn).SelectMany(pair => pair.Value).Where(symbol => symbol.Kind == kind).GroupBy(symbol => symbol.Name, StringComparer.Ordinal).Select(group => group.First());
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<Token>> ValuesAt(ProjectFile file, int offset) =>
        file.OutlineAt(Math.Max(0, file.File.FirstAfter(offset) - 1)) is { } outline ? ValuesOf(outline) : new Dictionary<string, IReadOnlyList<Token>>();

    public IReadOnlyDictionary<string, Preset> PresetsOf(ProjectFile file)
    {
        Dictionary<string, Preset> known = new(StringComparer.Ordinal);
        foreach (Preset preset in Reach(file).SelectMany(reached => reached.Presets).Concat(Prelude.Presets.Values))
        {
            if (!known.ContainsKey(preset.Name.Text))
                known.Add(preset.Name.Text, preset);
        }
        return known;
    }

    /// <summary>What a token means; null if it is no name that a file declares.</summary>
    public Symbol? Resolve(ProjectFile file, int index)
    {
        TokenList tokens = file.File.Tokens;
        Token token = tokens[index];
        if (token.Kind != TokenKind.Word)
            return null;
        if (file.DeclaredAt(index) is { } own)
            return Origin(file, own);
        if (file.File.StatementOf(index) is not { } statement)
            return null;
        if (statement.Parent == null && tokens[statement.Keyword].Text == "preset")
            return InPreset(file, statement, index);
        if (file.OutlineAt(index) is not { } outline)
            return null;
        if (index < outline.Start)
            return outline.Extends?.Span == token.Span && outline.Base is { } @base ? DeclarationOf(@base) : null;
        if (index < statement.Keyword || (index == statement.Keyword && statement.Table?.Find(token.Text) != null))
            return null;
        if (tokens[statement.Keyword].Text == "without" && index == statement.Keyword + 1)
            return null;
        return Call(file, index) ?? Named(file, statement, outline, index);
    }

    private Symbol? Named(ProjectFile file, StatementPlace statement, Outline outline, int index)
    {
        Token token = file.File.Tokens[index];
        string name = NameOf(token);
        bool isDotted = name.Length < token.Text.Length;
        Symbol[] candidates = [.. Candidates(outline, name).Where(symbol => !isDotted || symbol.Kind is SymbolKind.Loss or SymbolKind.Component)];
        if (candidates.Length == 0)
            return null;
        if (file.File.Tokens[statement.Keyword].Text == "without")
            return candidates.FirstOrDefault(symbol => Written(symbol.Kind) == file.File.Tokens[statement.Keyword + 1].Text);
        if (candidates.Length == 1 && (isDotted || !Known.Value.Contains(name)))
            return candidates[0];
        if (index == statement.Keyword)
            return candidates.FirstOrDefault(symbol => symbol.Kind == SymbolKind.Signal);
        IReadOnlyList<string> expected = Expectation.Of(file.File, statement, index, ValuesOf(outline));
        if (expected.Contains($"'{token.Text}'"))
            return null;
        // A metric of the runtime is meant before a loss of its name.
        if (expected.Contains("the name of a metric") && MetricKind.Find(token.Text) != null)
            return candidates.FirstOrDefault(symbol => symbol.Kind == SymbolKind.Metric);
        foreach (string asked in expected)
        {
            if (ByExpectation.TryGetValue(asked, out SymbolKind[]? kinds) && kinds.Select(kind => candidates.FirstOrDefault(symbol => symbol.Kind == kind)).FirstOrDefault(symbol => symbol != null) is { } meant)
                return meant;
        }
        return null;
    }

    // A word before a parenthesis, or before the ':' of a value of such a call.
    private Symbol? Call(ProjectFile file, int index)
    {
        TokenList tokens = file.File.Tokens;
        if (tokens[index + 1].Kind == TokenKind.OpenParenthesis)
            return PresetOf(file, tokens[index].Text);
        if (tokens[index + 1].Kind != TokenKind.Colon || tokens[index - 1].Kind is not (TokenKind.OpenParenthesis or TokenKind.Comma))
            return null;
        int depth = 0;
        for (int i = index - 1; i > 0 && tokens[i].Kind != TokenKind.NewLine; i--)
        {
            depth += tokens[i].Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            if (depth == 1)
                return ParameterOf(file, tokens[i - 1].Text, tokens[index].Text);
        }
        return null;
    }

    private Symbol? InPreset(ProjectFile file, StatementPlace statement, int index)
    {
        string name = file.File.Tokens[index].Text;
        return file.Declared.FirstOrDefault(item => item.Statement == statement && item.Symbol.Kind == SymbolKind.PresetParameter && item.Symbol.Name == name)?.Symbol
            ?? (index > statement.Keyword ? Call(file, index) : null);
    }

    private Symbol? PresetOf(ProjectFile file, string name) =>
        Reach(file).SelectMany(reached => reached.Declared).FirstOrDefault(item => item.Symbol.Kind == SymbolKind.Preset && item.Symbol.Name == name)?.Symbol;

    private Symbol? ParameterOf(ProjectFile file, string preset, string name) =>
        PresetOf(file, preset) is { } declared
            ? Reach(file).SelectMany(reached => reached.Declared).FirstOrDefault(item => item.Symbol.Kind == SymbolKind.PresetParameter && item.Symbol.File == declared.File && item.Symbol.Statement == declared.Statement && item.Symbol.Name == name)?.Symbol
            : null;

    // What an heir overrides is declared in its base.
    private Symbol Origin(ProjectFile file, Declared own) =>
        own.Container == null || own.Symbol.Kind == SymbolKind.PresetParameter || file.OutlineAt(own.Token) is not { } outline
            ? own.Symbol
            : Candidates(outline, own.Symbol.Name).FirstOrDefault(symbol => symbol.Kind == own.Symbol.Kind) ?? own.Symbol;

    // Of each kind the declaration of the methodology that extends the fewest others.
    private IEnumerable<Symbol> Candidates(Outline outline, string name)
    {
        HashSet<SymbolKind> kinds = [];
        foreach (Outline part in Chain(outline))
        {
            if (!DeclaredIn(part).TryGetValue(name, out List<Symbol>? symbols))
                continue;
            foreach (Symbol symbol in symbols.Where(symbol => kinds.Add(symbol.Kind)))
                yield return symbol;
        }
    }

    private static IReadOnlyList<Outline> Chain(Outline outline) => outline.Chain();

    private Dictionary<string, List<Symbol>> DeclaredIn(Outline outline)
    {
        if (declared.TryGetValue(outline, out Dictionary<string, List<Symbol>>? known))
            return known;
        declared.Add(outline, known = new Dictionary<string, List<Symbol>>(StringComparer.Ordinal));
        foreach (Declared item in fileOf[outline].Declared.Where(item => item.Container == outline.Name.Span.Start && item.Symbol.Kind != SymbolKind.PresetParameter).OrderBy(item => item.Overrides))
        {
            if (!known.TryGetValue(item.Symbol.Name, out List<Symbol>? symbols))
                known.Add(item.Symbol.Name, symbols = []);
            symbols.Add(item.Symbol);
        }
        return known;
    }

    private Symbol? DeclarationOf(Outline outline) =>
        fileOf[outline].Declared.FirstOrDefault(item => item.Symbol.Kind == SymbolKind.Methodology && item.Symbol.Span == outline.Name.Span)?.Symbol;

    private static Dictionary<string, IReadOnlyList<Token>> ValuesOf(Outline outline)
    {
        Dictionary<string, IReadOnlyList<Token>> values = new(StringComparer.Ordinal);
        foreach (ParamDeclaration param in Chain(outline).SelectMany(part => part.Params))
            values[param.Syntax.Name.Text] = param.Value;
        return values;
    }

    private IEnumerable<ProjectFile> Reach(ProjectFile file) => file.Loaded.Reach().Select(loaded => files[loaded]);

    private static string Written(SymbolKind kind) => kind == SymbolKind.Checkpoint ? "best" : kind.ToString().ToLowerInvariant();
}
