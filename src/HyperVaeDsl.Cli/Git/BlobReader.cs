using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HyperVaeDsl.Cli.Git;

/// <summary>Reads files of any revision through one process (git cat-file --batch), however many they are.</summary>
internal sealed class BlobReader(GitRepository repository) : IDisposable
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, byte[]?> known = new(StringComparer.Ordinal);
    private Process? process;

    /// <summary>The bytes of a file, named as REVISION:PATH or by the id of its content; null when there is no such file.</summary>
    /// <exception cref="GitException">There is no git, or it ended early.</exception>
    public byte[]? Read(string name)
    {
        // Files are compiled on all cores and ask for what they import.
        lock (turn)
            return ReadNext(name);
    }

    public void Dispose()
    {
        if (process == null)
            return;
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private byte[]? ReadNext(string name)
    {
        if (known.TryGetValue(name, out byte[]? bytes))
            return bytes;
        // Requests are lines.
        if (name.Contains('\n', StringComparison.Ordinal))
            return null;
        process ??= Start();
        process.StandardInput.Write(name + "\n");
        process.StandardInput.Flush();
        Stream stream = process.StandardOutput.BaseStream;
        string head = ReadLine(stream);
        string[] words = head.Split(' ');
        if (words.Length < 3 || head.EndsWith(" missing", StringComparison.Ordinal) || !long.TryParse(words[^1], NumberStyles.None, CultureInfo.InvariantCulture, out long size))
            return known[name] = null;
        byte[] content = new byte[size];
        stream.ReadExactly(content);
        stream.ReadByte();
        // A folder has no text.
        return known[name] = words[^2] == "blob" ? content : null;
    }

    private Process Start()
    {
        Process started = GitProcess.Start(repository.Root, "cat-file", "--batch");
        // Nobody waits for what it complains about.
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        return started;
    }

    private static string ReadLine(Stream stream)
    {
        List<byte> line = [];
        for (int next = stream.ReadByte(); next != '\n'; next = stream.ReadByte())
        {
            if (next < 0)
                throw new GitException("git cat-file ended before it had answered.");
            line.Add((byte)next);
        }
        return Encoding.UTF8.GetString([.. line]);
    }
}
