using System.CommandLine;
using HyperVaeDsl.Cli.Server;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae lsp: the language server, for editors.</summary>
internal static class LspCommand
{
    public static Command Create()
    {
        // Editors that can talk in several ways say which one they use.
        Option<bool> stdio = new("--stdio") { Description = "Talk over the standard input and output. That is the only way, so it need not be said." };
        Command command = new("lsp", "Serves an editor over the standard input and output, by the Language Server Protocol. Exit codes: 0 the editor shut it down, 1 it went away before.") { stdio };
        command.SetAction(_ =>
        {
            // The thread that reads may still wait for input when the process ends, so nothing is closed.
            return new LanguageServer(Console.OpenStandardInput(), Console.OpenStandardOutput()).Run();
        });
        return command;
    }
}
