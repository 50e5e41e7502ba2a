using HyperVaeDsl.Cli.Server.Protocol;
using HyperVaeDsl.Cli.Server.Rpc;
using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Server;

/// <summary>What concerns names: where they are declared and used, what they are called, and all of them.</summary>
internal sealed class NamingFeatures(ServerState state)
{
    private const int MostSymbols = 1000;

    public Location[] Definition(PositionParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        int offset = Places.OffsetOf(document.File.Text, parameters.Position);
        if (DocumentLinks.Of(document.File).FirstOrDefault(link => link.Path != null && link.Span.Start <= offset && offset <= link.Span.End) is { } import)
            return state.Workspace.Read(import.Path!) == null ? [] : [new Location(state.Workspace.AddressOf(import.Path!), default)];
        return state.Workspace.Project().SymbolAt(document.File.Path, offset) is { } symbol ? [LocationOf(symbol.File, symbol.Span)] : [];
    }

    public Location[] References(ReferenceParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        EditorProject project = state.Workspace.Project();
        return project.SymbolAt(document.File.Path, Places.OffsetOf(document.File.Text, parameters.Position)) is not { } symbol ? []
            : [.. project.OccurrencesOf(symbol).Where(use => !use.IsDeclaration || parameters.Context?.IncludeDeclaration != false).Select(use => LocationOf(use.File, use.Span))];
    }

    public HighlightItem[] Highlight(PositionParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        EditorProject project = state.Workspace.Project();
        return project.SymbolAt(document.File.Path, Places.OffsetOf(document.File.Text, parameters.Position)) is not { } symbol ? []
            : [.. project.OccurrencesIn(document.File.Path, symbol).Select(use => new HighlightItem(Places.Of(use.File.Text, use.Span), use.IsDeclaration ? 3 : 2))];
    }

    public PrepareRenameAnswer PrepareRename(PositionParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        EditorProject project = state.Workspace.Project();
        int offset = Places.OffsetOf(document.File.Text, parameters.Position);
        (Symbol? symbol, string problem) = Language.Editing.Rename.Prepare(project, document.File.Path, offset);
        if (symbol == null)
            throw new RequestException(ErrorCodes.RequestFailed, problem);
        // The pointer may stand in 'weight' of 'radial.weight': the name is what stands before it.
        Occurrence? here = project.OccurrencesIn(document.File.Path, symbol).LastOrDefault(use => use.Span.Start <= offset);
        return new PrepareRenameAnswer(Places.Of(document.File.Text, (here ?? throw new RequestException(ErrorCodes.RequestFailed, "The name is not written here.")).Span), symbol.Name);
    }

    public WorkspaceEdit Rename(RenameParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        Rename rename = Language.Editing.Rename.Run(state.Workspace.Project(), document.File.Path, Places.OffsetOf(document.File.Text, parameters.Position), parameters.NewName ?? "", (file, others) => state.Workspace.Compile(file, others));
        if (rename.Problem is { } problem)
            throw new RequestException(ErrorCodes.RequestFailed, problem);
        return new WorkspaceEdit(rename.Changes.GroupBy(use => use.File).ToDictionary(
            group => state.Workspace.AddressOf(group.Key.Path),
            group => group.Select(use => new TextEdit(Places.Of(use.File.Text, use.Span), parameters.NewName!)).ToArray(), StringComparer.Ordinal));
    }

    public DocumentSymbolItem[] DocumentSymbols(DocumentParams parameters)
    {
        EditedFile file = state.DocumentOf(parameters.TextDocument).File;
        return [.. OutlineTree.Of(file).Select(node => Item(file, node))];
    }

    public SymbolItem[] WorkspaceSymbols(WorkspaceSymbolParams parameters)
    {
        string query = parameters.Query ?? "";
        return [.. state.Workspace.Project().Symbols.Where(symbol => symbol.Kind != SymbolKind.PresetParameter && Matches(symbol.Name, query)).Take(MostSymbols)
            .Select(symbol => new SymbolItem(symbol.Name, KindOf(symbol.Kind), LocationOf(symbol.File, symbol.Span), symbol.Container.Length > 0 ? symbol.Container : null))];
    }

    // The letters of the query in their order, whatever stands between.
    private static bool Matches(string name, string query)
    {
        int at = 0;
        foreach (char c in query)
        {
            at = name.IndexOf(c.ToString(), at, StringComparison.OrdinalIgnoreCase) + 1;
            if (at == 0)
                return false;
        }
        return true;
    }

    private static DocumentSymbolItem Item(EditedFile file, OutlineNode node) =>
        new(node.Name, node.Detail.Length > 0 ? node.Detail : null, node.Kind is { } kind ? KindOf(kind) : 19, Places.Of(file.Text, node.Span), Places.Of(file.Text, node.NameSpan), [.. node.Children.Select(child => Item(file, child))]);

    private Location LocationOf(EditedFile file, TextSpan span) => new(state.Workspace.AddressOf(file.Path), Places.Of(file.Text, span));

    // The numbers of the protocol.
    private static int KindOf(SymbolKind kind) => kind switch
    {
        SymbolKind.Methodology => 5,
        SymbolKind.Preset => 12,
        SymbolKind.Param or SymbolKind.PresetParameter => 14,
        SymbolKind.Signal => 13,
        SymbolKind.Phase => 3,
        SymbolKind.Loss or SymbolKind.Metric => 8,
        SymbolKind.Group or SymbolKind.Component => 19,
        SymbolKind.Ensure => 17,
        _ => 24,
    };
}
