namespace HyperVaeDsl.Cli.Explaining;

/// <summary>The page of a diagnostic.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Markdown">The whole page.</param>
internal sealed record Page(string Code, string Markdown)
{
    /// <summary>The first section as one paragraph: what the diagnostic means.</summary>
    public string Meaning
    {
        get
        {
            IEnumerable<string> lines = Markdown.Split('\n').SkipWhile(line => line != "## What it means").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
            return string.Join(' ', lines.Where(line => line.Length > 0));
        }
    }
}
