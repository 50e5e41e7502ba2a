using HyperVaeDsl.Cli.Explaining;
using HyperVaeDsl.Cli.Server.Protocol;
using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Server;

/// <summary>What is said of a place: hovers, completions, signatures, colours and hints.</summary>
internal sealed class LookingFeatures(ServerState state)
{
    private bool KnowsSnippets => state.Client?.TextDocument?.Completion?.CompletionItem?.SnippetSupport == true;

    public HoverItem? Hover(PositionParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        int offset = Places.OffsetOf(document.File.Text, parameters.Position);
        if (Language.Editing.Hover.At(state.Workspace.Project(), document.File.Path, offset, state.MeaningOf(document), state.Manual.Value) is not { } hover)
            return null;
        string page = Pages.Find(document.File.Text.Slice(hover.Span)) is { } found ? "\n\n" + found.Meaning : "";
        return new HoverItem(new MarkupContent("markdown", hover.Markdown + page), Places.Of(document.File.Text, hover.Span));
    }

    public CompletionAnswer Complete(PositionParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        int offset = Places.OffsetOf(document.File.Text, parameters.Position);
        IReadOnlyList<CompletionItem> items = Completion.At(state.Workspace.Project(), document.File.Path, offset);
        return new CompletionAnswer(false, [.. items.Select((item, index) => ItemOf(item, index, document))]);
    }

    public CompletionAnswerItem Resolve(CompletionAnswerItem item)
    {
        if (item.Data is not { } data)
            return item;
        string? text = data.Kind switch
        {
            nameof(CompletionKind.Loss) => LossKind.Find(data.Word) is { } kind ? state.Manual.Value.Loss(kind.Kind.Name) : null,
            nameof(CompletionKind.Metric) => MetricKind.Find(data.Word) is { } metric ? state.Manual.Value.Metric(MetricKind.OfModel(metric).Name) : null,
            nameof(CompletionKind.Preset) => state.Manual.Value.Preset(data.Word),
            nameof(CompletionKind.Code) => Pages.Find(data.Word)?.Meaning,
            nameof(CompletionKind.Name) or nameof(CompletionKind.Param) => state.Workspace.Project().Symbols.FirstOrDefault(symbol => symbol.Name == data.Word && symbol.Documentation.Length > 0)?.Documentation,
            _ => state.Manual.Value.Find(data.Word),
        };
        return text == null ? item : item with { Documentation = new MarkupContent("markdown", text) };
    }

    public SignatureAnswer? Signature(PositionParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        return SignatureHelp.At(state.Workspace.Project(), document.File.Path, Places.OffsetOf(document.File.Text, parameters.Position)) is not { } help ? null
            : new SignatureAnswer([new SignatureItem(help.Label, help.Documentation.Length > 0 ? new MarkupContent("markdown", help.Documentation) : null, [.. help.Parameters.Select(parameter => new ParameterItem(parameter))])], 0, help.Active < 0 ? null : help.Active);
    }

    public SemanticTokensAnswer Tokens(TextDocumentIdentifier? identifier, Protocol.Range? range)
    {
        OpenDocument document = state.DocumentOf(identifier);
        SourceText text = document.File.Text;
        List<int> data = [];
        (int line, int character) = (0, 0);
        foreach (SemanticToken token in SemanticTokens.Of(state.Workspace.Project(), document.File.Path, range is { } part ? Places.SpanOf(text, part) : null))
        {
            Position place = Places.Of(text, token.Span.Start);
            data.AddRange([place.Line - line, place.Line == line ? place.Character - character : place.Character, token.Span.Length, token.Type, token.Modifiers]);
            (line, character) = (place.Line, place.Character);
        }
        return new SemanticTokensAnswer([.. data]);
    }

    public InlayHintItem[] Hints(RangeParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        if (state.AnalysisOf(document).Compilation.Methodology is not { } methodology)
            return [];
        SourceText text = document.File.Text;
        return [.. InlayHints.Of(document.File, methodology, Places.SpanOf(text, parameters.Range)).Select(hint => new InlayHintItem(Places.Of(text, hint.Offset), hint.Label, true, false, hint.Tooltip.Length > 0 ? new MarkupContent("plaintext", hint.Tooltip) : null))];
    }

    private CompletionAnswerItem ItemOf(CompletionItem item, int index, OpenDocument document)
    {
        bool isSnippet = item.IsSnippet && KnowsSnippets;
        return new CompletionAnswerItem(
            item.Label, KindOf(item.Kind), item.Detail.Length > 0 ? item.Detail : null, index.ToString("D4", System.Globalization.CultureInfo.InvariantCulture), isSnippet ? 2 : 1,
            new TextEdit(Places.Of(document.File.Text, item.Replaces), isSnippet ? item.Insert : item.Plain), new CompletionData(item.Kind.ToString(), item.Label, document.Uri), null);
    }

    // The numbers of the protocol.
    private static int KindOf(CompletionKind kind) => kind switch
    {
        CompletionKind.Keyword => 14,
        CompletionKind.Statement => 15,
        CompletionKind.Operator or CompletionKind.Preset => 3,
        CompletionKind.Loss => 7,
        CompletionKind.Option => 10,
        CompletionKind.Metric => 20,
        CompletionKind.Unit => 11,
        CompletionKind.Param => 21,
        CompletionKind.Code => 12,
        CompletionKind.File => 17,
        _ => 6,
    };
}
