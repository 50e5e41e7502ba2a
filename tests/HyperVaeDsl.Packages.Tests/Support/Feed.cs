using System.IO.Compression;
using System.Xml.Linq;

namespace HyperVaeDsl.Packages.Tests;

/// <summary>The folder with the packages that are tested.</summary>
internal static class Feed
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("HVAE_PACKAGES") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    /// <summary>The version of all packages: a folder with two versions is a mistake of whoever packed.</summary>
    public static string Version => Assert.Single(Directory.GetFiles(Folder!, "HyperVaeDsl.Cli.*.nupkg").Select(path => Path.GetFileNameWithoutExtension(path)["HyperVaeDsl.Cli.".Length..]));

    public static string PathOf(string id, string extension = "nupkg") => Path.Combine(Folder!, $"{id}.{Version}.{extension}");

    /// <summary>The files of a package, without those that every package has for its format.</summary>
    public static Dictionary<string, byte[]> FilesOf(string id, string extension = "nupkg")
    {
        using ZipArchive archive = ZipFile.OpenRead(PathOf(id, extension));
        return archive.Entries
            .Where(entry => !entry.FullName.StartsWith("_rels/", StringComparison.Ordinal) && !entry.FullName.StartsWith("package/", StringComparison.Ordinal) && entry.FullName != "[Content_Types].xml")
            .ToDictionary(entry => entry.FullName, Bytes, StringComparer.Ordinal);
    }

    public static XElement SpecificationOf(string id)
    {
        using MemoryStream stream = new(FilesOf(id)[id + ".nuspec"]);
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
