using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Editing;

/// <summary>How what is being written goes on: the parameters of a preset, of a loss or of a function.</summary>
/// <param name="Label">The whole form, such as "sonderby2016(peak: 1, length: 200 epochs)".</param>
/// <param name="Parameters">Its parameters, as they stand in the form.</param>
/// <param name="Active">The one that is written now; -1 where none is.</param>
/// <param name="Documentation">What is said of it; empty where nothing is.</param>
public sealed record SignatureHelp(string Label, IReadOnlyList<string> Parameters, int Active, string Documentation)
{
    private static readonly Dictionary<string, string[]> Functions = new(StringComparer.Ordinal)
    {
        ["min"] = ["a", "b", "..."],
        ["max"] = ["a", "b", "..."],
        ["clamp"] = ["a", "low..high"],
        ["quantise"] = ["a", "q"],
    };

    /// <summary>The help at an offset; null where there is none.</summary>
    public static SignatureHelp? At(EditorProject project, string path, int offset)
    {
        if (project.FileOf(path) is not { } file || CommentRanges.Contains(file.File, offset))
            return null;
        TokenList tokens = file.File.Tokens;
        int at = file.File.FirstAfter(offset);
        while (at > 0 && tokens[at - 1].Span.End >= offset && tokens[at - 1].Span.Start >= offset)
            at--;
        // A word that ends here is still being written.
        int before = at > 0 && tokens[at - 1] is { Kind: TokenKind.Word } word && word.Span.End >= offset ? at - 1 : at;
        if (CallAt(file, before, project.PresetsOf(file)) is { } call)
        {
            int active = call.Name == null ? call.Index : call.Preset.Parameters.Select(parameter => parameter.Name.Text).ToList().IndexOf(call.Name);
            return new SignatureHelp(call.Preset.Form, [.. call.Preset.Parameters.Select(parameter => parameter.Form)], active < call.Preset.Parameters.Count ? active : -1, call.Preset.Name.Documentation);
        }
        return Function(tokens, before) ?? Loss(file, before);
    }

    /// <summary>The call of a preset that is open at a token; null if none is.</summary>
    internal static OpenCall? CallAt(ProjectFile file, int at, IReadOnlyDictionary<string, Preset> known)
    {
        if (Opening(file.File.Tokens, at) is not { } open || open == 0 || !known.TryGetValue(file.File.Tokens[open - 1].Text, out Preset? preset))
            return null;
        TokenList tokens = file.File.Tokens;
        List<string> written = [];
        int index = 0;
        string? name = null;
        for (int i = open + 1, depth = 0; i < at; i++)
        {
            depth += tokens[i].Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            if (depth == 0 && tokens[i].Kind == TokenKind.Comma)
                (index, name) = (index + 1, null);
            else if (depth == 0 && tokens[i].Kind == TokenKind.Colon && tokens[i - 1].Kind == TokenKind.Word)
                written.Add(name = tokens[i - 1].Text);
        }
        return new OpenCall(preset, index, name, written);
    }

    private static SignatureHelp? Function(TokenList tokens, int at)
    {
        if (Opening(tokens, at) is not { } open || open == 0 || !Functions.TryGetValue(tokens[open - 1].Text, out string[]? parameters))
            return null;
        int commas = 0;
        for (int i = open + 1, depth = 0; i < at; i++)
        {
            depth += tokens[i].Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            commas += depth == 0 && tokens[i].Kind == TokenKind.Comma ? 1 : 0;
        }
        return new SignatureHelp($"{tokens[open - 1].Text}({string.Join(", ", parameters)})", parameters, Math.Min(commas, parameters.Length - 1), "");
    }

    private static SignatureHelp? Loss(ProjectFile file, int at)
    {
        TokenList tokens = file.File.Tokens;
        StatementPlace? statement = file.File.AllStatements.LastOrDefault(place => place.Keyword < at && at <= place.HeaderEnd);
        if (statement == null || tokens[statement.Keyword].Text != "loss" || statement.Table?.Find("loss") == null || at < statement.Keyword + 2 || LossKind.Find(tokens[statement.Keyword + 1].Text) is not { } loss)
            return null;
        List<string> names = ["weight", .. loss.Kind.Parameters.Select(parameter => parameter.Name)];
        string[] forms = ["weight W", .. loss.Kind.Parameters.Select(parameter => parameter.Default == null ? $"{parameter.Name} {parameter.Example}" : $"[{parameter.Name} {parameter.Example}]")];
        int active = -1;
        for (int i = statement.Keyword + 2; i < at; i++)
            active = tokens[i].Kind == TokenKind.Word && names.IndexOf(tokens[i].Text) is >= 0 and int index ? index : active;
        return new SignatureHelp($"loss {tokens[statement.Keyword + 1].Text} {string.Join(" ", forms)}", forms, active, "");
    }

    // The '(' on this line that is open at a token.
    private static int? Opening(TokenList tokens, int at)
    {
        int depth = 0;
        for (int i = Math.Min(at, tokens.Count) - 1; i >= 0 && tokens[i].Kind is not (TokenKind.NewLine or TokenKind.OpenBrace or TokenKind.CloseBrace); i--)
        {
            depth += tokens[i].Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            if (depth == 1)
                return i;
        }
        return null;
    }

    /// <summary>A call that is being written.</summary>
    /// <param name="Preset">What is called.</param>
    /// <param name="Index">The value that is written, from 0.</param>
    /// <param name="Name">The name that it is given; null where it has none.</param>
    /// <param name="Written">The names that are written already.</param>
    internal sealed record OpenCall(Preset Preset, int Index, string? Name, IReadOnlyList<string> Written);
}
