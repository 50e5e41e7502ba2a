using System.Text;

namespace HyperVaeDsl.Cli;

/// <summary>Replaces the text of a file in one step: whoever reads it sees the old text or the new one, also after a crash.</summary>
internal static class AtomicFile
{
    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes UTF-8 without a byte order mark, or another encoding with its mark. Returns why it could not, or null; then the file is as it was.</summary>
    public static string? Write(string path, string content, Encoding? encoding = null)
    {
        string? temporary = null;
        try
        {
            // A link stays a link: what it leads to is replaced.
            FileInfo file = new(path);
            FileInfo target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            // Renaming asks only for permission to change the folder; who protects a file means its text.
            if (target.IsReadOnly)
                return "it is read-only";
            using (target.Open(FileMode.Open, FileAccess.Write))
            {
            }
            temporary = Path.Combine(target.DirectoryName!, $".{target.Name}.{Path.GetRandomFileName()}");
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write((encoding ?? PlainUtf8).GetPreamble());
                stream.Write((encoding ?? PlainUtf8).GetBytes(content));
                stream.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target.FullName));
            File.Move(temporary, target.FullName, overwrite: true);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return Abandon(temporary, "permission is denied");
        }
        catch (IOException exception)
        {
            return Abandon(temporary, exception.Message.TrimEnd('.'));
        }
    }

    /// <summary>The same for a file that need not exist yet.</summary>
    public static string? WriteNew(string path, string content)
    {
        if (File.Exists(path))
            return Write(path, content);
        string? temporary = null;
        try
        {
            string target = Path.GetFullPath(path);
            if (Directory.Exists(target))
                return "it is a folder";
            temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(PlainUtf8.GetBytes(content));
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return Abandon(temporary, "permission is denied");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            return Abandon(temporary, exception is DirectoryNotFoundException ? "its folder does not exist" : exception.Message.TrimEnd('.'));
        }
    }

    private static string Abandon(string? temporary, string why)
    {
        try
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            why += $" (and {temporary} is left behind)";
        }
        return why;
    }
}
