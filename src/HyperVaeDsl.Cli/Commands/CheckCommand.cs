using System.CommandLine;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae check FILE...: the diagnostics of the build, without a build.</summary>
internal static class CheckCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        Argument<string[]> files = new("FILE") { Description = "The .hvae files.", Arity = ArgumentArity.OneOrMore };
        // Since it takes any number of files, a misspelt option would be taken for one.
        files.Validators.Add(result =>
        {
            foreach (string name in result.Tokens.Select(token => token.Value).Where(name => name.StartsWith('-') && !File.Exists(name)))
                result.AddError($"There is no option '{name}'.");
        });
        Option<Dictionary<string, string>> set = SetOption.Create();
        Command command = new("check", "Reports errors and warnings, as the build does.") { files, set };
        command.SetAction(result => result.GetValue(files)!.Select(file => Run(file, result.GetValue(set), output, errors)).Max());
        return command;
    }

    private static int Run(string file, Dictionary<string, string>? settings, TextWriter output, TextWriter errors)
    {
        if (MethodologyFile.Compile(file, errors, settings) is not { } compilation)
            return ExitCodes.Usage;
        DiagnosticPrinter.Print(compilation, output);
        int wrong = compilation.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        int doubtful = compilation.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
        string verdict = $"{file}: {Count(wrong, "error")}, {Count(doubtful, "warning")}.";
        if (compilation.Methodology is { } m)
            verdict += $" {m.Name}: {Count(m.Epochs, "epoch")}, {Count(m.Phases.Count, "phase")}, {Count(m.Signals.Count, "signal")}, {Count(m.Losses.Count, "loss", "losses")}{Ensured(compilation, m.Ensures.Count)}; digest {m.Digest[..12]}.";
        else if (wrong == 0 && compilation.Parts.Count > 0)
            verdict += $" It declares {string.Join(", ", compilation.Parts)}, which {(compilation.Parts.Count == 1 ? "is checked where a methodology uses it" : "are checked where a methodology uses them")}.";
        output.WriteLine(verdict);
        return wrong > 0 ? ExitCodes.Errors : ExitCodes.Success;
    }

    // A methodology without errors has every property that it ensures.
    private static string Ensured(HvaeCompilation compilation, int ensures)
    {
        if (ensures == 0)
            return "";
        string settings = compilation.OtherSettings == 0 ? ""
            : compilation.AreAllSettings ? FormattableString.Invariant($" for all {compilation.OtherSettings + 1} settings of the params")
            : FormattableString.Invariant($" for these params and checked at {Count(compilation.OtherSettings, "other setting")} of them");
        return $"; {Count(ensures, "ensure")} proved{settings}";
    }

    private static string Count(int number, string one, string? many = null) => number switch
    {
        0 => $"no {many ?? one + "s"}",
        1 => $"1 {one}",
        _ => FormattableString.Invariant($"{number} {many ?? one + "s"}"),
    };
}
