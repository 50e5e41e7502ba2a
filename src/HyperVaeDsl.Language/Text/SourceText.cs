namespace HyperVaeDsl.Language.Text;

/// <summary>
/// A text and the way from offsets to files, lines and columns. A text of several files is their concatenation, the main file
/// first, with one line feed between two: an offset is a place in exactly one of them.
/// </summary>
public sealed class SourceText
{
    private readonly int[] lineStarts;
    private readonly SourceText[] files;
    private readonly int[] fileStarts;

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
        files = [this];
        fileStarts = [0];
    }

    private SourceText(SourceText[] files)
    {
        Path = files[0].Path;
        Content = string.Join("\n", files.Select(file => file.Content));
        lineStarts = files[0].lineStarts;
        this.files = files;
        fileStarts = new int[files.Length];
        for (int i = 1; i < files.Length; i++)
            fileStarts[i] = fileStarts[i - 1] + files[i - 1].Content.Length + 1;
    }

    /// <summary>Path of the main file as given; only used in messages.</summary>
    public string Path { get; }

    /// <summary>File name without folders.</summary>
    public string FileName => Path.Substring(Path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>The characters.</summary>
    public string Content { get; }

    /// <summary>Several files as one text; the first is the main one.</summary>
    public static SourceText Join(IReadOnlyList<SourceText> files) => files.Count == 1 ? files[0] : new SourceText([.. files]);

    /// <summary>The file that an offset lies in.</summary>
    public SourceText FileAt(int offset) => files[IndexOf(offset)];

    /// <summary>The offset at which the file of an offset begins.</summary>
    public int FileStart(int offset) => fileStarts[IndexOf(offset)];

    /// <summary>Line and column of an offset in its file.</summary>
    public LinePosition PositionOf(int offset)
    {
        int file = IndexOf(offset);
        return files[file].PositionInFile(offset - fileStarts[file]);
    }

    /// <summary>The offset of a place of the main file. A place beyond the end of its line or of the text is that end, so every place has one.</summary>
    public int OffsetOf(LinePosition place)
    {
        string main = files[0].Content;
        if (place.Line > lineStarts.Length)
            return main.Length;
        int start = lineStarts[Math.Max(1, place.Line) - 1];
        int end = place.Line < lineStarts.Length ? lineStarts[Math.Max(1, place.Line)] : main.Length;
        while (end > start && main[end - 1] is '\n' or '\r')
            end--;
        // A column is a number from a client, and may be as large as a number can be.
        return start + (int)Math.Min((long)end - start, Math.Max(0, (long)place.Column - 1));
    }

    /// <summary>The characters of a span.</summary>
    public string Slice(TextSpan span) => Content.Substring(span.Start, span.Length);

    private LinePosition PositionInFile(int offset)
    {
        int index = Array.BinarySearch(lineStarts, offset);
        int line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line + 1, offset - lineStarts[line] + 1);
    }

    private int IndexOf(int offset)
    {
        if (files.Length == 1)
            return 0;
        int index = Array.BinarySearch(fileStarts, offset);
        return index >= 0 ? index : ~index - 1;
    }
}
