using System.CommandLine;
using HyperVaeDsl.Language.Emission;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae gen FILE: the C# that the build compiles.</summary>
internal static class GenCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        Argument<string> file = new("FILE") { Description = "The .hvae file." };
        Option<string> space = new("--namespace") { Description = "Namespace of the class, as 'HvaeNamespace' in a project.", DefaultValueFactory = _ => "" };
        Option<string> root = new("--root-namespace") { Description = "Root namespace of the project, which a build uses when nothing else is chosen; as there, signs that C# does not take become '_'.", DefaultValueFactory = _ => "" };
        space.Validators.Add(result =>
        {
            string name = result.GetValueOrDefault<string>() ?? "";
            if (name.Length > 0 && !NamespaceName.IsOne(name))
                result.AddError($"'{name}' is not a namespace. Write names joined by dots, such as My.Project.");
        });
        Option<bool> lines = new("--line-directives") { Description = "Map statements to the lines of the .hvae file, as 'HvaeLineDirectives' in a project." };
        Option<Dictionary<string, string>> set = SetOption.Create();
        Command command = new("gen", "Prints the C# that the build compiles.") { file, space, root, lines, set };
        command.SetAction(result =>
        {
            if (MethodologyFile.Compile(result.GetValue(file)!, errors, result.GetValue(set)) is not { } compilation)
                return ExitCodes.Usage;
            DiagnosticPrinter.Print(compilation, errors);
            if (compilation.Methodology == null)
                return PartsOnly.Report(compilation, result.GetValue(file)!, errors);
            output.Write(CSharpEmitter.Emit(compilation, NamespaceOf(result.GetValue(space)!, result.GetValue(root)!), result.GetValue(lines) ? Path.GetFullPath : null));
            return ExitCodes.Success;
        });
        return command;
    }

    private static string NamespaceOf(string chosen, string root) => chosen.Length > 0 ? NamespaceName.Of(chosen) : NamespaceName.OfRoot(root);
}
