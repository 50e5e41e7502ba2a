namespace HyperVaeDsl.Cli.Server;

/// <summary>Addresses of documents, as editors write them, and paths.</summary>
internal static class DocumentAddress
{
    /// <summary>The path of a file address; of any other address, such as that of a document that was never saved, the address itself.</summary>
    public static string PathOf(string uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out Uri? address) || !address.IsFile)
            return uri;
        string path = address.LocalPath;
        // Some editors escape the colon of a drive, and LocalPath keeps the slash before it then.
        return path.Length > 2 && path[0] == '/' && path[2] == ':' && char.IsAsciiLetter(path[1]) ? path[1..] : path;
    }

    /// <summary>The address of a path.</summary>
    public static string Of(string path)
    {
        try
        {
            return Path.IsPathRooted(path) ? new Uri(path).AbsoluteUri : path;
        }
        catch (UriFormatException)
        {
            return path;
        }
    }
}
