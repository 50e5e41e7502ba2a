using System.Text;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>A text file that grows by whole lines: readers see no half line, and neither does a disk that is full.</summary>
internal sealed class RowFile : IDisposable
{
    private readonly FileStream stream;

    private RowFile(FileStream stream) => this.stream = stream;

    /// <summary>Creates the file, or empties it.</summary>
    public static RowFile Create(string path) => new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0));

    /// <summary>Opens a file to go on after so many bytes; what is behind them is cut off.</summary>
    public static RowFile Reopen(string path, int length)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (stream.Length > length)
            stream.SetLength(length);
        stream.Position = length;
        return new RowFile(stream);
    }

    /// <summary>How many bytes so many lines have; null if there are fewer.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> content, int lines)
    {
        int length = 0;
        for (int i = 0; i < lines; i++)
        {
            int end = content[length..].IndexOf((byte)'\n');
            if (end < 0)
                return null;
            length += end + 1;
        }

        return length;
    }

    /// <summary>Adds a line and hands it to the system.</summary>
    public void Write(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + "\n");
        long before = stream.Position;
        try
        {
            stream.Write(bytes);
            stream.Flush();
        }
        catch (IOException)
        {
            // A full disk must not leave half a row.
            stream.SetLength(before);
            throw;
        }
    }

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<string> Lines()
    {
        using var reader = new StreamReader(new FileStream(stream.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
        List<string> lines = [];
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }

    /// <summary>Waits until the lines are on the disk.</summary>
    public void Flush() => stream.Flush(flushToDisk: true);

    public void Dispose() => stream.Dispose();
}
