namespace HyperVaeDsl.Language.Editing;

/// <summary>The path by which a file is imported.</summary>
internal static class RelativePath
{
    /// <summary>The way from a folder, whose path ends with '/', to a file.</summary>
    public static string From(string folder, string path)
    {
        string[] from = folder.Split('/');
        string[] to = path.Split('/');
        int same = 0;
        while (same < from.Length - 1 && same < to.Length - 1 && from[same] == to[same])
            same++;
        return string.Join("/", Enumerable.Repeat("..", from.Length - 1 - same).Concat(to.Skip(same)));
    }
}
