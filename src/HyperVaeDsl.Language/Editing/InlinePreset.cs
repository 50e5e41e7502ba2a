using System.Text;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>Writes the schedule of a preset in place of its call.</summary>
internal static class InlinePreset
{
    public static CodeAction? At(CodeActionRequest request)
    {
        EditedFile file = request.File;
        TokenList tokens = file.Tokens;
        if (request.Project.FileOf(file.Path) is not { } known || file.TokenAt(request.Span.Start) is not { } index || file.StatementOf(index) is not { Parent: not null })
            return null;
        if (tokens[index].Kind != TokenKind.Word || tokens[index + 1].Kind != TokenKind.OpenParenthesis || !request.Project.PresetsOf(known).TryGetValue(tokens[index].Text, out Preset? preset))
            return null;
        PresetCall call = PresetCall.Read(tokens, index);
        TextSpan span = tokens[index].Span.To(tokens[call.End].Span);
        if (!call.IsClosed || call.Bind(preset, span, out _) is not { } arguments)
            return null;
        string schedule = Written(preset.Body.SelectMany(token => token.Kind == TokenKind.Word && arguments.TryGetValue(token.Text, out IReadOnlyList<Token>? value) ? value : [token]));
        foreach (string text in (string[])[schedule, $"({schedule})"])
        {
            FileChange[] changes = [new FileChange(file, span, text)];
            if (request.Keeps(file, request.Compilation, changes))
                return new CodeAction($"Write out preset '{preset.Name.Text}'", "refactor.inline", changes);
        }
        return null;
    }

    private static string Written(IEnumerable<Token> tokens)
    {
        StringBuilder text = new();
        TokenKind? before = null;
        foreach (Token token in tokens)
        {
            bool isTight = before is null or TokenKind.OpenParenthesis or TokenKind.Range
                || token.Kind is TokenKind.Comma or TokenKind.CloseParenthesis or TokenKind.Percent or TokenKind.Colon or TokenKind.Range
                || (token.Kind == TokenKind.OpenParenthesis && before == TokenKind.Word && Expects(text));
            text.Append(isTight ? "" : " ").Append(token.Text);
            before = token.Kind;
        }
        return text.ToString();
    }

    // The name of a function or of another preset stands right before its parenthesis.
    private static bool Expects(StringBuilder text)
    {
        int start = text.Length;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
            start--;
        string word = text.ToString(start, text.Length - start);
        return word is "min" or "max" or "clamp" or "quantise" || !ReservedWords.All.Contains(word);
    }
}
