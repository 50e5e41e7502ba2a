using System.CommandLine;
using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Emission;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae gen FILE: the C# that the build compiles.</summary>
internal static partial class GenCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        Argument<string> file = new("FILE") { Description = "The .hvae file." };
        Option<string> space = new("--namespace") { Description = "Namespace of the class; a build uses the project's root namespace.", DefaultValueFactory = _ => "" };
        space.Validators.Add(result =>
        {
            string name = result.GetValueOrDefault<string>() ?? "";
            if (name.Length > 0 && !NamespaceName().IsMatch(name))
                result.AddError($"'{name}' is not a namespace. Write names joined by dots, such as My.Project.");
        });
        Option<Dictionary<string, string>> set = SetOption.Create();
        Command command = new("gen", "Prints the C# that the build compiles.") { file, space, set };
        command.SetAction(result =>
        {
            if (MethodologyFile.Compile(result.GetValue(file)!, errors, result.GetValue(set)) is not { } compilation)
                return ExitCodes.Usage;
            DiagnosticPrinter.Print(compilation, errors);
            if (compilation.Methodology == null)
                return PartsOnly.Report(compilation, result.GetValue(file)!, errors);
            output.Write(CSharpEmitter.Emit(compilation.Methodology, compilation.Text, result.GetValue(space)!));
            return ExitCodes.Success;
        });
        return command;
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*(\.[\p{L}_][\p{L}\p{Nd}_]*)*$")]
    private static partial Regex NamespaceName();
}
