using System.CommandLine;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae digest FILE...: what training is known by.</summary>
internal static class DigestCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        Argument<string[]> files = new("FILE") { Description = "The .hvae files.", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(result =>
        {
            foreach (string name in result.Tokens.Select(token => token.Value).Where(name => name.StartsWith('-') && !File.Exists(name)))
                result.AddError($"There is no option '{name}'.");
        });
        Option<bool> canonical = new("--canonical") { Description = "Prints the canonical form instead: the text that the digest is the SHA-256 of. For one file." };
        Option<Dictionary<string, string>> set = SetOption.Create();
        Command command = new("digest", "Prints digest, name and path of methodologies. Equal digests are equal training.") { files, canonical, set };
        command.Validators.Add(result =>
        {
            if (result.GetValue(canonical) && result.GetResult(files)?.Tokens.Count > 1)
                result.AddError("--canonical prints one text, so that its SHA-256 is the digest. Name one file.");
        });
        command.SetAction(result =>
        {
            int worst = ExitCodes.Success;
            foreach (string file in result.GetValue(files)!)
                worst = Math.Max(worst, Print(file, result.GetValue(set), result.GetValue(canonical), output, errors));
            return worst;
        });
        return command;
    }

    private static int Print(string file, Dictionary<string, string>? settings, bool isCanonical, TextWriter output, TextWriter errors)
    {
        if (MethodologyFile.Compile(file, errors, settings) is not { } compilation)
            return ExitCodes.Usage;
        if (compilation.Methodology is not { } methodology)
        {
            DiagnosticPrinter.Print(compilation, errors);
            return PartsOnly.Report(compilation, file, errors);
        }
        output.Write(isCanonical ? CanonicalForm.Write(methodology) : $"{methodology.Digest}  {methodology.Name}  {file}\n");
        return ExitCodes.Success;
    }
}
