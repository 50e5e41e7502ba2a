using System.CommandLine;
using HyperVaeDsl.Cli.Plotting;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae plot FILE: a picture of a methodology, as SVG or as a page.</summary>
internal static class PlotCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        Argument<string> file = new("FILE") { Description = "The .hvae file." };
        Option<string> path = new("--output", "-o") { Description = "Writes to a file that ends in .svg or .html, in one step.", HelpName = "PATH" };
        Option<string> format = new("--format") { Description = "svg (a picture) or html (one page without anything outside of it); by itself to the output." };
        format.AcceptOnlyFromAmong("svg", "html");
        Option<string[]> signals = new("--signals")
        {
            Description = "The signals to draw, such as lr,beta_A or 'beta_*'. Default: all.",
            HelpName = "NAMES",
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        };
        Option<int> width = new("--width") { Description = $"Width of an SVG in pixels, {SvgFigure.Narrowest} to {Numbers.Format(SvgFigure.Widest)}.", DefaultValueFactory = _ => SvgFigure.Usual };
        width.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens[^1].Value is var written && !(int.TryParse(written, out int value) && value is >= SvgFigure.Narrowest and <= SvgFigure.Widest))
                result.AddError($"--width takes pixels from {SvgFigure.Narrowest} to {Numbers.Format(SvgFigure.Widest)}, not '{written}'.");
        });
        Option<Dictionary<string, string>> set = SetOption.Create();
        Command command = new("plot", "Draws the plan: phases, signals, losses, and what waits for metrics.") { file, path, format, signals, width, set };
        command.Validators.Add(result =>
        {
            if (Form(result.GetValue(path), result.GetValue(format)) == null)
                result.AddError(result.GetValue(path) is { } target ? $"'{target}' ends in neither .svg nor .html. Choose one with --format." : "Say where the picture goes: -o PATH, or --format svg or html for the output.");
            else if (result.GetResult(width) is { Implicit: false } && Form(result.GetValue(path), result.GetValue(format)) == "html")
                result.AddError("A page is as wide as its window; --width is for svg.");
        });
        command.SetAction(result =>
        {
            if (MethodologyFile.Compile(result.GetValue(file)!, errors, result.GetValue(set)) is not { } compilation)
                return ExitCodes.Usage;
            DiagnosticPrinter.Print(compilation, errors);
            if (compilation.Methodology is not { } methodology)
                return PartsOnly.Report(compilation, result.GetValue(file)!, errors);
            string[] wanted = result.GetValue(signals) ?? [];
            foreach (string name in wanted)
            {
                if (methodology.Signals.Any(signal => Matches(name, signal.Name)))
                    continue;
                string[] names = [.. methodology.Signals.Select(signal => signal.Name)];
                errors.WriteLine($"hvae: There is no signal '{name}'.{Suggestion.For(name, names)} {(names.Length == 0 ? $"{methodology.Name} has none." : $"The signals are {string.Join(", ", names)}.")}");
                return ExitCodes.Usage;
            }
            Func<string, bool>? isShown = wanted.Length == 0 ? null : name => wanted.Any(pattern => Matches(pattern, name));
            Plot plot = Plot.Of(methodology, isShown);
            string content = Form(result.GetValue(path), result.GetValue(format)) == "svg" ? new SvgFigure(plot, result.GetValue(width)).Draw() : PlotPage.Of(plot);
            if (result.GetValue(path) is not { } target)
            {
                output.Write(content);
                return ExitCodes.Success;
            }
            if (AtomicFile.WriteNew(target, content) is not { } why)
                return ExitCodes.Success;
            errors.WriteLine($"{target}: The file cannot be written: {why}.");
            return ExitCodes.Usage;
        });
        return command;
    }

    private static string? Form(string? path, string? format) => format ?? Path.GetExtension(path)?.ToLowerInvariant() switch
    {
        ".svg" => "svg",
        ".html" or ".htm" => "html",
        _ => null,
    };

    // A '*' at the end stands for any rest.
    private static bool Matches(string pattern, string name) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;
}
