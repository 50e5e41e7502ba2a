using System.CommandLine;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>--format, --output and --color: in which form findings are written, and where to.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string> format = new("--format") { Description = "text for people, msbuild (one line each), json (lines), sarif (2.1.0) or github (annotations).", DefaultValueFactory = _ => "text" };
    private readonly Option<string> color = new("--color") { Description = "Colours: auto (on a terminal, unless NO_COLOR is set), always or never.", DefaultValueFactory = _ => "auto" };
    private readonly Option<string> file = new("--output") { Description = "Writes the report to a file, in one step, and only the verdicts to the output.", HelpName = "PATH" };

    private readonly Option<string> help = new("--help-address") { Description = "Where docs/diagnostics is published, for the links in SARIF.", HelpName = "URL" };

    public ReportOptions()
    {
        format.AcceptOnlyFromAmong("text", "msbuild", "json", "sarif", "github");
        color.AcceptOnlyFromAmong("auto", "always", "never");
        help.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
                result.AddError($"--help-address takes an address such as https://example.org/diagnostics, not '{result.GetValueOrDefault<string>()}'.");
        });
    }

    public void AddTo(Command command)
    {
        command.Options.Add(format);
        command.Options.Add(file);
        command.Options.Add(color);
        command.Options.Add(help);
    }

    /// <summary>Whether the output is for people, so that it may hold more than the report.</summary>
    public bool IsForPeople(ParseResult result) => result.GetValue(format) == "text" || result.GetValue(file) != null;

    /// <summary>Lets a report be filled and writes it. Returns an exit code.</summary>
    public int Write(ParseResult result, TextWriter output, TextWriter errors, Terminal terminal, Action<IReport> fill)
    {
        string? path = result.GetValue(file);
        bool isColored = result.GetValue(color) switch
        {
            "always" => true,
            "never" => false,
            _ => path == null && terminal is { IsInteractive: true, WantsColor: true },
        };
        using StringWriter held = new() { NewLine = "\n" };
        TextWriter writer = path == null ? output : held;
        IReport report = result.GetValue(format) switch
        {
            "msbuild" => new MsBuildReport(writer),
            "json" => new JsonReport(writer),
            "sarif" => new SarifReport(writer, result.GetValue(help)),
            "github" => new GitHubReport(writer),
            _ => new TextReport(writer, new Palette(isColored), path == null ? terminal.Width : 0),
        };
        fill(path == null ? report : new VerdictsToo(report, output));
        report.Finish();
        if (path == null || AtomicFile.WriteNew(path, held.ToString()) is not { } why)
            return ExitCodes.Success;
        errors.WriteLine($"{path}: The file cannot be written: {why}.");
        return ExitCodes.Usage;
    }

    // Beside a report in a file, the output says how each file stands.
    private sealed class VerdictsToo(IReport inner, TextWriter output) : IReport
    {
        public void Add(CheckedFile file)
        {
            inner.Add(file);
            if (file.Compilation != null)
                output.WriteLine(Verdict.Of(file));
        }

        public void Finish() => inner.Finish();
    }
}
