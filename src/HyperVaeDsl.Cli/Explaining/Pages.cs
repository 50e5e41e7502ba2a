using System.Text;

namespace HyperVaeDsl.Cli.Explaining;

/// <summary>The pages of docs/diagnostics, as they were when the tool was built. They are part of it, so that no network is needed.</summary>
internal static class Pages
{
    /// <summary>The page of a code, or null.</summary>
    public static Page? Find(string code)
    {
        using Stream? stream = typeof(Pages).Assembly.GetManifestResourceStream($"diagnostics/{code}.md");
        if (stream == null)
            return null;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return new Page(code, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
