using System.CommandLine;
using HyperVaeDsl.Cli.Reporting;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>--format, --output, --color, --full and --methods: in which form comparisons are written, and where to.</summary>
internal sealed class DiffOutput
{
    private readonly Option<string> format = new("--format") { Description = $"The form: {string.Join(", ", DiffForm.All.Select(form => $"{form.Name} ({form.For})"))}.", DefaultValueFactory = _ => DiffForm.All[0].Name };
    private readonly Option<string> file = new("--output", "-o") { Description = "Writes the report to a file, in one step.", HelpName = "PATH" };
    private readonly Option<string> color = new("--color") { Description = "Colours: auto (on a terminal, unless NO_COLOR is set), always or never.", DefaultValueFactory = _ => "auto" };
    private readonly Option<bool> full = new("--full") { Description = "Lists besides what is the same, what is muted, and the facts that the digests are of." };
    private readonly Option<bool> methods = new("--methods") { Description = "Adds two sentences for the methods section of a paper." };

    private readonly Option<string> svg = new("--svg") { Description = "With markdown: writes a picture of the old and the new plan into this folder, and links it.", HelpName = "FOLDER" };

    public DiffOutput()
    {
        format.AcceptOnlyFromAmong([.. DiffForm.All.Select(form => form.Name)]);
        color.AcceptOnlyFromAmong("auto", "always", "never");
    }

    public void AddTo(Command command)
    {
        command.Options.Add(format);
        command.Options.Add(file);
        command.Options.Add(color);
        command.Options.Add(full);
        command.Options.Add(methods);
        command.Options.Add(svg);
        command.Validators.Add(result =>
        {
            if (result.GetValue(svg) != null && result.GetValue(format) != "markdown")
                result.AddError("--svg writes pictures beside a report in Markdown. Write --format markdown, too, or use 'hvae diff --format html'.");
        });
    }

    /// <summary>Lets a report be filled and writes it. Returns an exit code.</summary>
    public int Write(ParseResult result, TextWriter output, TextWriter errors, Terminal terminal, Action<IDiffReport> fill)
    {
        string? path = result.GetValue(file);
        bool isShown = path == null && terminal.IsInteractive;
        bool isColored = result.GetValue(color) switch
        {
            "always" => true,
            "never" => false,
            _ => isShown && terminal.WantsColor,
        };
        using StringWriter held = new() { NewLine = "\n" };
        DiffView view = new(new Palette(isColored), isShown ? terminal.Width : 0, isShown, result.GetValue(full), result.GetValue(methods))
        {
            Pictures = result.GetValue(svg) is { } folder ? new DiffPictures(folder, path, errors) : null,
        };
        IDiffReport report = DiffForm.Of(result.GetValue(format)!).Create(held, view);
        fill(report);
        report.Finish();
        // In one piece: a call of the system for each line would cost more than the line.
        if (path == null)
            output.Write(held.ToString());
        if (view.Pictures?.HasFailed == true)
            return ExitCodes.Usage;
        if (path == null || AtomicFile.WriteNew(path, held.ToString()) is not { } why)
            return ExitCodes.Success;
        errors.WriteLine($"{path}: The file cannot be written: {why}.");
        return ExitCodes.Usage;
    }
}
