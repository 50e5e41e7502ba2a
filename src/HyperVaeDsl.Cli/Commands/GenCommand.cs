using System.CommandLine;
using HyperVaeDsl.Language.Emission;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae gen FILE: the C# that the build compiles.</summary>
internal static class GenCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        Argument<string> file = new("FILE") { Description = "The .hvae file." };
        Option<string> space = new("--namespace") { Description = "Namespace of the class; a build uses the project's root namespace.", DefaultValueFactory = _ => "" };
        Command command = new("gen", "Prints the C# that the build compiles.") { file, space };
        command.SetAction(result =>
        {
            if (MethodologyFile.Compile(result.GetValue(file)!, errors) is not { } compilation)
                return ExitCodes.Usage;
            DiagnosticPrinter.Print(compilation, errors);
            if (compilation.Methodology == null)
                return ExitCodes.Errors;
            output.Write(CSharpEmitter.Emit(compilation.Methodology, compilation.Text, result.GetValue(space)!));
            return ExitCodes.Success;
        });
        return command;
    }
}
