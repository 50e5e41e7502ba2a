using System.Globalization;
using System.Text;

namespace HyperVaeDsl.Cli.Server.Rpc;

/// <summary>
/// Reads messages from a stream: headers, an empty line, and as many bytes as Content-Length says. What is no message is skipped up to where the next one begins, so
/// that a client which errs once is still served.
/// </summary>
internal sealed class MessageReader(Stream stream)
{
    /// <summary>No message of an editor is longer; one that says it is has its bytes skipped.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private const int LongestHeader = 4096;

    private readonly byte[] buffer = new byte[16 * 1024];
    private int position;
    private int length;

    /// <summary>The content of the next message; null at the end of the stream. <paramref name="problem"/> says in a sentence what was skipped instead of read.</summary>
    public byte[]? Read(out string? problem)
    {
        problem = null;
        int? size = null;
        bool isHead = false;
        while (Line() is { } line)
        {
            if (line.Length == 0)
            {
                // An empty line before any header is left over from a message whose length was wrong.
                if (!isHead)
                    continue;
                if (size is { } bytes)
                    return Content(bytes, out problem);
                problem = "The message has no Content-Length.";
                return [];
            }
            isHead = true;
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Trim().EndsWith("Content-Length", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(line.AsSpan(colon + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int value))
                size = value;
        }
        return null;
    }

    private byte[]? Content(int size, out string? problem)
    {
        problem = null;
        if (size > MostBytes)
        {
            problem = $"A message of {size.ToString(CultureInfo.InvariantCulture)} bytes is longer than any that is served.";
            for (int skipped = 0; skipped < size; skipped++)
            {
                if (Next() < 0)
                    return null;
            }
            return [];
        }
        byte[] content = new byte[size];
        int done = 0;
        while (done < size)
        {
            if (position == length && !Fill())
                return null;
            int count = Math.Min(size - done, length - position);
            Array.Copy(buffer, position, content, done, count);
            position += count;
            done += count;
        }
        return content;
    }

    private string? Line()
    {
        StringBuilder line = new();
        while (Next() is >= 0 and int value)
        {
            if (value == '\n')
                return line.ToString();
            // Something that is no header goes on and on; its end is what may hold one.
            if (line.Length == LongestHeader)
                line.Remove(0, LongestHeader / 2);
            if (value != '\r')
                line.Append((char)value);
        }
        return null;
    }

    private int Next() => position < length || Fill() ? buffer[position++] : -1;

    private bool Fill()
    {
        position = 0;
        try
        {
            length = stream.Read(buffer, 0, buffer.Length);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The client went away.
            length = 0;
        }
        return length > 0;
    }
}
