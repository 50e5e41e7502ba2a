using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>What may be written at a place. The tables of the grammar say which statements a block takes, and the grammar itself what a statement expects next.</summary>
public sealed class Completion
{
    private readonly EditorProject project;
    private readonly ProjectFile file;
    private readonly TokenList tokens;
    private readonly int offset;
    private readonly int at;
    private readonly ExpectedItems found;
    private readonly List<CompletionItem> paths = [];

    private Completion(EditorProject project, ProjectFile file, int offset)
    {
        (this.project, this.file, this.offset) = (project, file, offset);
        tokens = file.File.Tokens;
        int? touched = file.File.TokenAt(offset);
        bool isWord = touched is { } word && tokens[word].Kind is TokenKind.Word && tokens[word].Span.Start < offset;
        at = isWord ? touched!.Value : Behind(offset);
        found = new ExpectedItems(project, file, offset, at, isWord ? tokens[at].Span : new TextSpan(offset, offset));
    }

    /// <summary>What may be written at an offset of a file; nothing in a comment.</summary>
    public static IReadOnlyList<CompletionItem> At(EditorProject project, string path, int offset)
    {
        if (project.FileOf(path) is not { } file || CommentRanges.Contains(file.File, offset))
            return [];
        Completion completion = new(project, file, Math.Max(0, Math.Min(offset, file.File.Text.Content.Length)));
        completion.Run();
        return completion.paths.Count > 0 ? completion.paths : completion.found.Items;
    }

    private void Run()
    {
        if (file.File.TokenAt(offset) is { } touched && tokens[touched] is { Kind: TokenKind.Text } text && text.Span.Start < offset && offset < text.Span.End)
        {
            Paths(touched, text);
            return;
        }
        StatementPlace? statement = Around(at);
        if (statement == null || at <= statement.Keyword)
            Statements(statement);
        else if (!Arguments())
            found.Add(statement, Expectation.Of(file.File, statement, at, EditorProject.ValuesAt(file, offset)));
    }

    // The index of the token that would come next: the first that begins at the offset or behind it.
    private int Behind(int place)
    {
        int index = file.File.FirstAfter(place);
        while (index > 0 && tokens[index - 1].Span.Start >= place && tokens[index - 1].Kind != TokenKind.End)
            index--;
        return Math.Min(index, tokens.Count - 1);
    }

    // The statement whose header goes on up to a token.
    private StatementPlace? Around(int index) =>
        file.File.AllStatements.LastOrDefault(place => place.First <= index && (index < place.HeaderEnd || (index == place.HeaderEnd && IsOnLine(place, index))));

    // Behind the last word of a line, the line is still that of its statement.
    private bool IsOnLine(StatementPlace place, int index) =>
        place.First < index && tokens[index].Kind is TokenKind.NewLine or TokenKind.End or TokenKind.CloseBrace or TokenKind.OpenBrace && tokens[index - 1].Span.End <= offset
        && (tokens[index - 1].ContinuesLine || file.File.Text.PositionOf(tokens[index - 1].Span.End).Line == file.File.Text.PositionOf(offset).Line);

    private void Statements(StatementPlace? statement)
    {
        (StatementTable? table, StatementPlace? block) = statement != null ? (statement.Table, statement.Parent) : TableAt();
        if (table == null)
            return;
        bool isModified = statement != null && statement.First < statement.Keyword && at == statement.Keyword;
        HashSet<string> written = [.. (block?.Children ?? file.File.Statements).Where(place => place != statement).Select(place => tokens[place.Keyword].Text)];
        if (table.Otherwise != null)
            found.Names(SymbolKind.Signal, "signal");
        foreach (string keyword in table.Keywords.OrderBy(keyword => keyword, StringComparer.Ordinal))
        {
            // What a block says once is not said again.
            bool isOnce = keyword is "epochs" or "seed" or "evaluate" or "clip" or "data" or "model" or "optimizer" or "checkpoint" or "balance";
            if (keyword == "without" && !IsHeir(block) || (isOnce && written.Contains(keyword) && !isModified))
                continue;
            string snippet = Snippets.OfStatement(table.Where, keyword);
            found.Add(keyword, CompletionKind.Statement, $"statement of {table.Where}", snippet, snippet.IndexOf('$') >= 0);
        }
        foreach (string modifier in isModified ? [] : table.Modifiers)
        {
            if (modifier != "override" || IsHeir(block))
                found.Add(modifier, CompletionKind.Keyword, $"before a statement of {table.Where}");
        }
    }

    private bool IsHeir(StatementPlace? block)
    {
        while (block?.Parent != null)
            block = block.Parent;
        return block != null && tokens.Slice(block.First, block.HeaderEnd).Any(token => token is { Kind: TokenKind.Word, Text: "extends" });
    }

    private (StatementTable? Table, StatementPlace? Block) TableAt()
    {
        StatementPlace? block = file.File.AllStatements.LastOrDefault(place => place.Open >= 0 && place.Open < at && (place.Close < 0 ? at <= place.End : at <= place.Close));
        return block == null ? (HvaeGrammar.File, null) : (block.Table?.Find(tokens[block.Keyword].Text)?.Body, block);
    }

    // Within the parentheses of a call of a preset.
    private bool Arguments()
    {
        if (SignatureHelp.CallAt(file, at, project.PresetsOf(file)) is not { } call)
            return false;
        foreach (PresetParameter parameter in call.Preset.Parameters.Where(parameter => !call.Written.Contains(parameter.Name.Text)))
            found.Add(parameter.Name.Text, CompletionKind.Option, parameter.Form, $"{parameter.Name.Text}: ", false);
        found.Names(SymbolKind.Param, "param");
        return true;
    }

    private void Paths(int token, Token text)
    {
        if (token == 0 || tokens[token - 1].Text != "import")
            return;
        string folder = file.File.Path.Replace('\\', '/');
        folder = folder.Substring(0, folder.LastIndexOf('/') + 1);
        foreach (string path in project.Files.Where(other => other != file.File).Select(other => other.Path.Replace('\\', '/')).OrderBy(path => path, StringComparer.Ordinal))
        {
            string relative = RelativePath.From(folder, path);
            paths.Add(new CompletionItem(relative, CompletionKind.File, "file", relative, false, new TextSpan(text.Span.Start + 1, text.Span.End - 1)));
        }
    }
}
