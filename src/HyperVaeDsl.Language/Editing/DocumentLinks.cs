using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>A link in a file.</summary>
/// <param name="Span">What is clicked.</param>
/// <param name="Path">The file that it leads to; null for a code.</param>
/// <param name="Code">The code whose page it leads to; null for a file.</param>
public sealed record DocumentLink(TextSpan Span, string? Path, string? Code);

/// <summary>The links of a file: what it imports, and the codes that it allows.</summary>
public static class DocumentLinks
{
    /// <summary>The links, in the order of the text.</summary>
    public static IReadOnlyList<DocumentLink> Of(EditedFile file)
    {
        List<DocumentLink> links = [.. ImportPath.Find(file.Tokens).Where(import => import.Span.Length > 2).Select(import => new DocumentLink(new TextSpan(import.Span.Start + 1, import.Span.End - 1), ImportPath.Resolve(file.Path, import.Text), null))];
        for (int i = 1; i < file.Tokens.Count; i++)
        {
            Token token = file.Tokens[i];
            if (token.Kind == TokenKind.Word && file.Tokens[i - 1].Text == "allow" && Rules.All.Any(rule => rule.Code == token.Text))
                links.Add(new DocumentLink(token.Span, null, token.Text));
        }
        return [.. links.OrderBy(link => link.Span.Start)];
    }
}
