namespace HyperVaeDsl.Language.Text;

/// <summary>The text of a file and the way from offsets to lines and columns.</summary>
public sealed class SourceText
{
    private readonly int[] lineStarts;

    /// <summary>Takes a text and the name by which messages call it.</summary>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        List<int> starts = [0];
        for (int i = 0; i < content.Length; i++)
        {
            // A lone carriage return ends a line too; of a pair, the line feed does.
            if (content[i] == '\n' || (content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')))
                starts.Add(i + 1);
        }
        lineStarts = [.. starts];
    }

    /// <summary>Path as given; only used in messages.</summary>
    public string Path { get; }

    /// <summary>File name without folders.</summary>
    public string FileName => Path.Substring(Path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>The characters.</summary>
    public string Content { get; }

    /// <summary>Number of lines; an empty text has one.</summary>
    public int LineCount => lineStarts.Length;

    /// <summary>Line and column of an offset.</summary>
    public LinePosition PositionOf(int offset)
    {
        int index = Array.BinarySearch(lineStarts, offset);
        int line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line + 1, offset - lineStarts[line] + 1);
    }

    /// <summary>The characters of a span.</summary>
    public string Slice(TextSpan span) => Content.Substring(span.Start, span.Length);
}
