namespace HyperVaeDsl.Import.Drafting;

/// <summary>A statement of a methodology: one line, or a head with lines in braces.</summary>
/// <param name="head">The line, or what stands before the brace.</param>
/// <param name="comments">Lines above it, with their slashes.</param>
/// <param name="isBlock">Whether braces follow.</param>
public sealed class DraftBlock(string head, IReadOnlyList<string> comments, bool isBlock)
{
    private readonly List<DraftBlock> lines = [];

    /// <summary>The line, or what stands before the brace.</summary>
    public string Head => head;

    /// <summary>Adds a line to the block, below a comment if there is one.</summary>
    public DraftBlock Add(string line, string? comment = null)
    {
        lines.Add(new DraftBlock(line, comment == null ? [] : ["// " + comment], isBlock: false));
        return this;
    }

    /// <summary>Adds a line if there is something to say.</summary>
    public DraftBlock AddIf(bool isSaid, string line) => isSaid ? Add(line) : this;

    /// <summary>Writes the statement.</summary>
    public void Write(TextWriter writer, string indent)
    {
        foreach (string comment in comments)
            writer.Write($"{indent}{comment}\n");
        if (!isBlock)
        {
            writer.Write($"{indent}{head}\n");
            return;
        }
        if (lines.Count == 0)
        {
            writer.Write($"{indent}{head} {{ }}\n");
            return;
        }
        writer.Write($"{indent}{head} {{\n");
        foreach (DraftBlock line in lines)
            line.Write(writer, indent + "  ");
        writer.Write($"{indent}}}\n");
    }
}
