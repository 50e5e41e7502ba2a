using System.CommandLine;
using System.Text;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Import;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae import CONFIG.yaml: a training configuration becomes a methodology, which is then checked.</summary>
internal static class ImportCommand
{
    private const int LargestFile = 4 * 1024 * 1024;

    public static Command Create(TextWriter output, TextWriter errors)
    {
        Argument<string> file = new("CONFIG") { Description = "A training configuration in YAML." };
        Option<string> target = new("--output", "-o") { Description = "Writes the methodology to a file that does not exist yet; without it, to the output.", HelpName = "FILE" };
        Option<bool> force = new("--force") { Description = "With --output: replaces a file that is there." };
        Option<string> name = new("--name") { Description = "The name of the methodology; without it, that of the file.", HelpName = "NAME" };
        Option<string> layout = new("--layout") { Description = $"How the configuration is laid out: {string.Join(", ", Importer.Layouts.Select(known => known.Name))}. Without it, it is recognised by its keys.", HelpName = "LAYOUT" };
        layout.AcceptOnlyFromAmong([.. Importer.Layouts.Select(known => known.Name)]);
        Option<int?> items = new("--items") { Description = "How many items an epoch has, where the configuration does not say it.", HelpName = "N" };
        items.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
                result.AddError("--items takes a whole number of at least 1.");
        });
        name.Validators.Add(result =>
        {
            string given = result.GetValueOrDefault<string>() ?? "";
            if (given.Length == 0 || !(char.IsAsciiLetter(given[0]) || given[0] == '_') || !given.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                result.AddError($"'{given}' is no name of a methodology: letters, digits and strokes, no digit first.");
        });
        Command command = new("import", "Turns a training configuration in YAML into a methodology, and checks it. Exit codes: 0 imported without errors; 1 imported, and the methodology has errors; 2 it cannot be imported, read or written.")
        {
            file, target, force, name, layout, items,
        };
        command.SetAction(result => Run(
            result.GetValue(file)!, result.GetValue(target), result.GetValue(force), new ImportOptions(result.GetValue(name), result.GetValue(layout), result.GetValue(items)), output, errors));
        return command;
    }

    private static int Run(string file, string? target, bool isForced, ImportOptions options, TextWriter output, TextWriter errors)
    {
        if (target != null && File.Exists(target) && !isForced)
        {
            errors.WriteLine($"{target}: The file is there already. Add --force to replace it.");
            return ExitCodes.Usage;
        }
        if (Text(file, out string? why) is not { } text)
        {
            errors.WriteLine($"{file}: The file cannot be read: {why}.");
            return ExitCodes.Usage;
        }
        ImportedMethodology imported;
        try
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            imported = Importer.Import(file, text, beside => Text(Path.Combine(folder, beside), out _), options);
        }
        catch (ImportException exception)
        {
            string place = exception.Line == 0 ? file : FormattableString.Invariant($"{file}({exception.Line},{Math.Max(1, exception.Column)})");
            errors.WriteLine($"{place}: {exception.Message}");
            return ExitCodes.Usage;
        }
        string shown = target ?? Path.ChangeExtension(Path.GetFileName(file), ".hvae");
        if (target == null)
        {
            output.Write(imported.Text);
        }
        else if (AtomicFile.WriteNew(target, imported.Text) is { } failure)
        {
            errors.WriteLine($"{target}: The file cannot be written: {failure}.");
            return ExitCodes.Usage;
        }
        // The methodology alone goes to the output, so that it can be piped; everything about it goes beside it.
        HvaeCompilation compilation = MethodologyFile.Compile(shown, imported.Text);
        TextReport report = new(errors, new Palette(false), 0);
        report.Add(new CheckedFile(shown, compilation.Text, compilation, compilation.Diagnostics));
        report.Finish();
        errors.WriteLine(FormattableString.Invariant($"{file}: {imported.Count - imported.Left.Count} of {imported.Count} values are in the methodology (layout '{imported.Layout}'); the others stand at its end, each with the reason."));
        return compilation.Diagnostics.Any(finding => finding.Severity == Severity.Error) ? ExitCodes.Errors : ExitCodes.Success;
    }

    private static string? Text(string path, out string? why)
    {
        why = null;
        try
        {
            FileInfo info = new(path);
            if (info.Exists && info.Length > LargestFile)
            {
                why = "it has more than 4 MiB";
                return null;
            }
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            why = "it is not UTF-8";
        }
        catch (UnauthorizedAccessException)
        {
            why = Directory.Exists(path) ? "it is a folder" : "permission is denied";
        }
        catch (IOException exception)
        {
            why = exception is FileNotFoundException or DirectoryNotFoundException ? "it does not exist" : exception.Message.TrimEnd('.');
        }
        return null;
    }
}
