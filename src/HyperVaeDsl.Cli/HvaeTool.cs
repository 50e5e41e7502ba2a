using System.CommandLine;
using System.CommandLine.Parsing;
using HyperVaeDsl.Cli.Commands;

namespace HyperVaeDsl.Cli;

/// <summary>The command line: thin verbs over the language.</summary>
internal static class HvaeTool
{
    /// <summary>Runs the tool and returns its exit code. Without an input the standard input is empty, and without a terminal programs read the output.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter errors, TextReader? input = null, Terminal? terminal = null)
    {
        Terminal shown = terminal ?? Terminal.None;
        TextReader read = input ?? TextReader.Null;
        (string Verb, Func<Command> Create)[] commands =
        [
            ("check", () => CheckCommand.Create(output, errors, shown)),
            ("explain", () => ExplainCommand.Create(output, errors, shown)),
            ("show", () => ShowCommand.Create(output, errors)),
            ("plot", () => PlotCommand.Create(output, errors)),
            ("diff", () => DiffCommand.Create(read, output, errors, shown)),
            ("gen", () => GenCommand.Create(output, errors)),
            ("import", () => ImportCommand.Create(output, errors)),
            ("format", () => FormatCommand.Create(read, output, errors)),
            ("digest", () => DigestCommand.Create(output, errors)),
            ("lock", () => LockCommand.Create(output, errors)),
            ("resume-check", () => ResumeCheckCommand.Create(output, errors)),
            ("compare", () => CompareCommand.Create(output, errors, shown)),
            ("git", () => GitCommand.Create(output, errors, shown)),
            ("lsp", LspCommand.Create),
        ];
        RootCommand root = new("Checks, shows, compiles and formats .hvae training methodologies. Exit codes: 0 no errors, 1 errors in a methodology, 2 wrong usage or unreadable file.");
        // The others are needed only to tell of them.
        bool isNamed = args.Length > 0 && commands.Any(command => command.Verb == args[0]);
        foreach ((string _, Func<Command> create) in commands.Where(command => !isNamed || command.Verb == args[0]))
            root.Subcommands.Add(create());
        ParseResult result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (ParseError error in result.Errors)
                errors.WriteLine($"hvae: {error.Message}");
            errors.WriteLine("Run 'hvae --help' for the commands.");
            return ExitCodes.Usage;
        }
        try
        {
            return result.Invoke(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false });
        }
        catch (IOException)
        {
            // The reader of our output went away ('hvae show x | head').
            return ExitCodes.Usage;
        }
    }
}
