namespace HyperVaeDsl.Cli.Diffing;

/// <summary>A form in which comparisons are written. A new form is a class and a line here.</summary>
/// <param name="Name">Its name for --format.</param>
/// <param name="For">What it is for, in a few words.</param>
/// <param name="Create">Makes a report that writes to a writer.</param>
internal sealed record DiffForm(string Name, string For, Func<TextWriter, DiffView, IDiffReport> Create)
{
    /// <summary>All forms, the usual one first.</summary>
    public static IReadOnlyList<DiffForm> All { get; } =
    [
        new("text", "for people", (writer, view) => new DiffTextReport(writer, view)),
        new("markdown", "a comment on a pull request", (writer, view) => new DiffMarkdownReport(writer, view)),
        new("html", "one page to look through", (writer, view) => new DiffHtmlReport(writer, view)),
        new("json", "lines for programs", (writer, view) => new DiffJsonReport(writer, view)),
        new("sarif", "2.1.0, for code scanning", (writer, _) => new DiffSarifReport(writer)),
        new("github", "annotations of the changed lines", (writer, _) => new DiffGitHubReport(writer)),
    ];

    /// <summary>The form of a name.</summary>
    public static DiffForm Of(string name) => All.First(form => form.Name == name);
}
