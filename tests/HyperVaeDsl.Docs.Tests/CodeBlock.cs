namespace HyperVaeDsl.Docs.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Line">Line of its opening fence, from 1.</param>
/// <param name="Info">The words after the fence, such as "hvae" and "bad".</param>
/// <param name="Text">What stands between the fences.</param>
internal sealed record CodeBlock(int Line, string[] Info, string Text)
{
    /// <summary>Its language; "" without one.</summary>
    public string Language => Info.Length == 0 ? "" : Info[0];

    /// <summary>Whether a word stands after the language.</summary>
    public bool Says(string word) => Info.Skip(1).Contains(word);

    /// <summary>The fenced blocks of a page in order.</summary>
    public static IReadOnlyList<CodeBlock> Of(string markdown)
    {
        List<CodeBlock> blocks = [];
        string[] lines = markdown.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                continue;
            int end = Array.FindIndex(lines, i + 1, line => line == "```");
            if (end < 0)
                throw new InvalidOperationException($"The block in line {i + 1} is not closed.");
            string[] info = lines[i][3..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            blocks.Add(new CodeBlock(i + 1, info, string.Concat(lines[(i + 1)..end].Select(line => line + "\n"))));
            i = end;
        }

        return blocks;
    }
}
