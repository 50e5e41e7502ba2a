using System.Globalization;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>
/// run.lock: one process at a time has a run folder. The system holds the lock (flock on Unix) and lets it go when the process ends, however it
/// ends; the file stays, because a lock on a file that is deleted is none.
/// </summary>
internal static class RunLock
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "run.lock";

    /// <summary>Takes the lock; disposing it lets it go.</summary>
    /// <exception cref="RunFolderException">Another process has it.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static FileStream Take(string folder)
    {
        string path = Path.Combine(folder, FileName);
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            throw new RunFolderException($"The run folder {folder} is in use by another process, which has locked {FileName}. Let that run end, or name another folder.", exception);
        }

        using (var writer = new StreamWriter(stream, leaveOpen: true))
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n"));
        stream.SetLength(stream.Position);
        return stream;
    }

    // EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows.
    private static bool IsHeld(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 35 or 32;
}
