using System.CommandLine;
using HyperVaeDsl.Cli.Configuration;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae check FILE...: the diagnostics of the build, without a build.</summary>
internal static class CheckCommand
{
    public static Command Create(TextWriter output, TextWriter errors, Terminal terminal)
    {
        Argument<string[]> files = new("FILE") { Description = "The .hvae files.", Arity = ArgumentArity.OneOrMore };
        // Since it takes any number of files, a misspelt option would be taken for one.
        files.Validators.Add(result =>
        {
            foreach (string name in result.Tokens.Select(token => token.Value).Where(name => name.StartsWith('-') && !File.Exists(name)))
                result.AddError($"There is no option '{name}'.");
        });
        Option<Dictionary<string, string>> set = SetOption.Create();
        ReportOptions report = new();
        Option<bool> fix = new("--fix") { Description = "Applies the fixes that are certain, as far as the fixed file holds them." };
        Option<bool> dryRun = new("--dry-run") { Description = "With --fix: shows the changes and writes nothing." };
        Option<bool> explainBounds = new("--explain-bounds") { Description = "Prints besides what controllers can make of each signal, and when at the earliest what waits for metrics can happen." };
        Command command = new("check", "Reports errors and warnings, as the build does.") { files, set, fix, dryRun, explainBounds };
        command.Validators.Add(result =>
        {
            if (result.GetValue(dryRun) && !result.GetValue(fix))
                result.AddError("--dry-run shows what --fix would change. Write both.");
        });
        Option<string> known = new("--baseline") { Description = "A file of known findings that are not reported again; errors always are.", HelpName = "PATH" };
        Option<string> write = new("--write-baseline") { Description = "Writes the warnings that are found now to a file for --baseline.", HelpName = "PATH" };
        SeverityOptions severities = new();
        severities.AddTo(command);
        command.Options.Add(known);
        command.Options.Add(write);
        report.AddTo(command);
        command.SetAction(result =>
        {
            // A report for programs holds nothing else.
            TextWriter notes = report.IsForPeople(result) ? output : errors;
            FixMode? mode = result.GetValue(fix) ? new FixMode(result.GetValue(dryRun), notes, errors) : null;
            Baseline? baseline = null;
            if (result.GetValue(known) is { } path && (baseline = Baseline.Read(path, errors)) == null)
                return ExitCodes.Usage;
            int worst = ExitCodes.Success;
            CheckRun? run = null;
            int reported = report.Write(result, output, errors, terminal, to =>
            {
                run = new CheckRun(result.GetValue(set), severities.Of(result), mode, baseline, to, errors);
                foreach (string file in result.GetValue(files)!)
                    worst = Math.Max(worst, run.Check(file));
            });
            foreach (string file in result.GetValue(explainBounds) ? result.GetValue(files)! : [])
                Explain(file, result.GetValue(set), notes);
            if (baseline != null)
                notes.WriteLine(FormattableString.Invariant($"hvae: {baseline.Seen} known findings of the baseline were there again; {baseline.Gone} were not."));
            if (result.GetValue(write) is { } target && AtomicFile.WriteNew(target, Baseline.Write(run!.Reported)) is { } why)
            {
                errors.WriteLine($"{target}: The file cannot be written: {why}.");
                return ExitCodes.Usage;
            }
            return Math.Max(worst, reported);
        });
        return command;
    }

    // Where rules are broken, the bounds say why; what was not understood has none, and the report has said so.
    private static void Explain(string file, Dictionary<string, string>? settings, TextWriter to)
    {
        if (MethodologyFile.Compile(file, TextWriter.Null, settings) is not { Draft: { Complete: { Understood: true, Run: true, Phases: true } } methodology })
            return;
        to.Write($"\n{file}: bounds of {methodology.Name}\n\n");
        new BoundsReport(methodology).Write(to);
    }
}
