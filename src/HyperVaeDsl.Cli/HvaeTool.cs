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
        RootCommand root = new("Checks, shows, compiles and formats .hvae training methodologies. Exit codes: 0 no errors, 1 errors in a methodology, 2 wrong usage or unreadable file.")
        {
            CheckCommand.Create(output, errors, terminal ?? Terminal.None),
            ExplainCommand.Create(output, errors, terminal ?? Terminal.None),
            ShowCommand.Create(output, errors),
            PlotCommand.Create(output, errors),
            DiffCommand.Create(input ?? TextReader.Null, output, errors, terminal ?? Terminal.None),
            GenCommand.Create(output, errors),
            ImportCommand.Create(output, errors),
            FormatCommand.Create(input ?? TextReader.Null, output, errors),
            DigestCommand.Create(output, errors),
            LockCommand.Create(output, errors),
            ResumeCheckCommand.Create(output, errors),
            GitCommand.Create(output, errors, terminal ?? Terminal.None),
            LspCommand.Create(),
        };
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
