namespace HyperVaeDsl.Cli.Plotting;

/// <summary>The script and the style sheet of pages. They are built from the folder 'web' and are parts of the tool.</summary>
internal static class WebBundle
{
    /// <summary>The script.</summary>
    public static string Script => Read("page.js");

    /// <summary>The style sheet.</summary>
    public static string Style => Read("page.css");

    private static string Read(string name)
    {
        using Stream stream = typeof(WebBundle).Assembly.GetManifestResourceStream($"web/{name}")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
