namespace HyperVaeDsl.Tests.Support;

/// <summary>Files of the repository, found from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The methodologies that the example ships.</summary>
    public static string[] Shipped => Directory.GetFiles(Path("examples", "TernaryOperations", "Methodologies"), "*.hvae");

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(System.IO.Path.Combine(folder.FullName, "HyperVaeDsl.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
