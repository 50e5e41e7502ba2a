using System.CommandLine;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Diagnostics;

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
        Command command = new("check", "Reports errors and warnings, as the build does.") { files, set, fix, dryRun };
        command.Validators.Add(result =>
        {
            if (result.GetValue(dryRun) && !result.GetValue(fix))
                result.AddError("--dry-run shows what --fix would change. Write both.");
        });
        report.AddTo(command);
        command.SetAction(result =>
        {
            int worst = ExitCodes.Success;
            // A report for programs holds nothing else.
            TextWriter notes = report.IsForPeople(result) ? output : errors;
            FixMode? mode = result.GetValue(fix) ? new FixMode(result.GetValue(dryRun), notes, errors) : null;
            int reported = report.Write(result, output, errors, terminal, to =>
            {
                foreach (string file in result.GetValue(files)!)
                    worst = Math.Max(worst, Run(file, result.GetValue(set), mode, to, errors));
            });
            return Math.Max(worst, reported);
        });
        return command;
    }

    private static int Run(string file, Dictionary<string, string>? settings, FixMode? mode, IReport report, TextWriter errors)
    {
        if (MethodologyFile.Compile(file, errors, settings) is not { } compilation)
            return ExitCodes.Usage;
        if (mode != null)
        {
            if (mode.Fix(file, compilation, settings) is not { } written)
                return ExitCodes.Usage;
            compilation = written;
        }
        CheckedFile found = new(file, compilation, compilation.Diagnostics);
        report.Add(found);
        return found.Count(Severity.Error) > 0 ? ExitCodes.Errors : ExitCodes.Success;
    }
}
