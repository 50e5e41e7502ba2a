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
        Command command = new("check", "Reports errors and warnings, as the build does.") { files, set };
        report.AddTo(command);
        command.SetAction(result =>
        {
            int worst = ExitCodes.Success;
            int reported = report.Write(result, output, errors, terminal, to =>
            {
                foreach (string file in result.GetValue(files)!)
                    worst = Math.Max(worst, Run(file, result.GetValue(set), to, errors));
            });
            return Math.Max(worst, reported);
        });
        return command;
    }

    private static int Run(string file, Dictionary<string, string>? settings, IReport report, TextWriter errors)
    {
        if (MethodologyFile.Compile(file, errors, settings) is not { } compilation)
            return ExitCodes.Usage;
        CheckedFile found = new(file, compilation, compilation.Diagnostics);
        report.Add(found);
        return found.Count(Severity.Error) > 0 ? ExitCodes.Errors : ExitCodes.Success;
    }
}
