using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>The imports of a text, and the paths that they mean.</summary>
public static class ImportPath
{
    /// <summary>The paths that a text imports, in its order. What is not a well-formed import is left out.</summary>
    public static IReadOnlyList<string> Of(string content) => content.IndexOf("import", StringComparison.Ordinal) < 0 ? [] :
        [.. Find(Lexer.Tokenize(new SourceText("", content), new DiagnosticBag())).Select(token => token.Text)];

    /// <summary>
    /// The path of an imported file: relative to the folder of the importing one, with '/' between folders, and without parts that
    /// go nowhere ("a/../b"). An absolute path stays what it is.
    /// </summary>
    public static string Resolve(string importer, string import)
    {
        string written = import.Replace('\\', '/');
        bool isAbsolute = written.StartsWith("/", StringComparison.Ordinal) || (written.Length > 1 && written[1] == ':');
        string from = importer.Replace('\\', '/');
        return Normalize(isAbsolute ? written : from.Substring(0, from.LastIndexOf('/') + 1) + written);
    }

    /// <summary>A path without parts that go nowhere; two spellings of one path become equal.</summary>
    public static string Normalize(string path)
    {
        string written = path.Replace('\\', '/');
        string root = written.StartsWith("/", StringComparison.Ordinal) ? "/" : "";
        List<string> parts = [];
        foreach (string part in written.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".." || root.Length == 0)
                parts.Add(part);
        }
        return root + string.Join("/", parts);
    }

    /// <summary>How often the word 'import' stands in a file.</summary>
    internal static int Mentions(TokenList tokens)
    {
        int count = 0;
        for (int i = 0; i < tokens.Count; i++)
            count += tokens[i] is { Kind: TokenKind.Word, Text: "import" } ? 1 : 0;
        return count;
    }

    /// <summary>The texts in quotes after the word 'import', where a line of the file begins with it outside of all braces.</summary>
    internal static IEnumerable<Token> Find(TokenList tokens)
    {
        int depth = 0;
        for (int i = 0; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.OpenBrace)
                depth++;
            else if (tokens[i].Kind == TokenKind.CloseBrace)
                depth = Math.Max(0, depth - 1);
            bool begins = depth == 0 && (i == 0 || tokens[i - 1].Kind == TokenKind.NewLine);
            if (begins && tokens[i] is { Kind: TokenKind.Word, Text: "import" }
                && tokens[i + 1] is { Kind: TokenKind.Text, IsBroken: false } && tokens[i + 2].Kind is TokenKind.NewLine or TokenKind.End)
                yield return tokens[i + 1];
        }
    }
}
