namespace HyperVaeDsl.Runtime.Storage;

/// <summary>Files that are there whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>What a temporary neighbour is called, behind the name of the file.</summary>
    public const string Temporary = ".tmp";

    /// <summary>
    /// Writes to a temporary neighbour, flushes it to the disk and renames it, replacing what was there. After a crash or a full disk the file
    /// is the old one or the new one, never a part.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="previous">Where what was there is kept; null to let it go. Between the two renames only this one is there.</param>
    public static void Write(string path, Action<Stream> write, string? previous = null)
    {
        string temporary = path + Temporary;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            if (previous is not null && File.Exists(path))
                File.Move(path, previous, overwrite: true);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }
}
