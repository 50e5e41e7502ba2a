using System.CommandLine;
using HyperVaeDsl.Cli.Git;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae git: installs the drivers, and is what git then starts.</summary>
internal static class GitCommand
{
    public static Command Create(TextWriter output, TextWriter errors, Terminal terminal) => new("git", "Lets git compare and merge methodologies by meaning.")
    {
        Install(output, errors),
        Uninstall(output, errors),
        Status(output, errors),
        Merge(errors),
        TextConv(output, errors),
        Diff(output, errors, terminal),
        DiffTool(output, errors, terminal),
    };

    private static Command Install(TextWriter output, TextWriter errors)
    {
        Option<bool> global = Global();
        Option<bool> force = new("--force") { Description = "Replaces settings that somebody else made." };
        Option<string> tool = new("--tool") { Description = "How git is to start hvae. Default: hvae if the PATH leads to this tool, else its whole path.", HelpName = "COMMAND" };
        Command command = new("install", "Sets diff driver, textconv, hunk headers, difftool and merge driver. May be repeated.") { global, force, tool };
        command.SetAction(result => Guarded(errors, () => new GitInstallation(result.GetValue(global), result.GetValue(tool) ?? ToolCommand.Text, output).Install(result.GetValue(force), errors)));
        return command;
    }

    private static Command Uninstall(TextWriter output, TextWriter errors)
    {
        Option<bool> global = Global();
        Command command = new("uninstall", "Removes what 'hvae git install' set, and nothing else.") { global };
        command.SetAction(result => Guarded(errors, () => new GitInstallation(result.GetValue(global), ToolCommand.Text, output).Uninstall(errors)));
        return command;
    }

    private static Command Status(TextWriter output, TextWriter errors)
    {
        Option<bool> global = Global();
        Command command = new("status", "Says what is set, and whether the hvae on the PATH is this one. Exit codes: 0 all is set, 1 not all.") { global };
        command.SetAction(result => Guarded(errors, () => new GitInstallation(result.GetValue(global), ToolCommand.Text, output).Status()));
        return command;
    }

    private static Command Merge(TextWriter errors)
    {
        Argument<string> before = new("BASE") { Description = "The common ancestor (%O)." };
        Argument<string> ours = new("OURS") { Description = "Our text (%A); the result is written there." };
        Argument<string> theirs = new("THEIRS") { Description = "The other text (%B)." };
        Argument<int> size = new("SIZE") { Description = "Characters of a conflict marker (%L).", DefaultValueFactory = _ => 7 };
        Argument<string> path = new("PATH") { Description = "The path in the repository (%P).", DefaultValueFactory = _ => "" };
        Argument<string[]> labels = new("LABEL") { Description = "What the markers of ancestor, ours and theirs say (%S %X %Y).", Arity = new ArgumentArity(0, 3) };
        Command command = new("merge-driver", "Merges a file for git. Exit codes: 0 merged, 1 a conflict.") { before, ours, theirs, size, path, labels };
        command.SetAction(result =>
        {
            string[] given = result.GetValue(labels) ?? [];
            string file = result.GetValue(path) is { Length: > 0 } named ? named : result.GetValue(ours)!;
            return new MergeDriver(errors).Run(new MergeRequest(
                result.GetValue(before)!, result.GetValue(ours)!, result.GetValue(theirs)!, Math.Clamp(result.GetValue(size), 1, 100), file, Label(given, 0), Label(given, 1), Label(given, 2)));
        });
        return command;
    }

    private static Command TextConv(TextWriter output, TextWriter errors)
    {
        Argument<string> file = new("FILE") { Description = "The text." };
        Command command = new("textconv", "Prints a methodology as 'git log -p' compares it: in the one layout, below its digest.") { file };
        command.SetAction(result => TextConversion.Write(result.GetValue(file)!, output, errors));
        return command;
    }

    private static Command Diff(TextWriter output, TextWriter errors, Terminal terminal)
    {
        Argument<string[]> given = new("VALUE") { Description = "PATH OLD-FILE OLD-ID OLD-MODE NEW-FILE NEW-ID NEW-MODE, and of a renamed file NEW-PATH and what git says of it.", Arity = new ArgumentArity(1, 9) };
        Command command = new("diff-driver", "Compares a file for 'git diff'.") { given };
        command.SetAction(result => new DiffDriver(output, errors, terminal).Run(result.GetValue(given)!));
        return command;
    }

    private static Command DiffTool(TextWriter output, TextWriter errors, Terminal terminal)
    {
        Argument<string> local = new("LOCAL") { Description = "The old text." };
        Argument<string> remote = new("REMOTE") { Description = "The new text." };
        Argument<string> path = new("PATH") { Description = "The path in the repository." };
        Command command = new("difftool", "Compares a file for 'git difftool'.") { local, remote, path };
        command.SetAction(result => new DiffDriver(output, errors, terminal).Run(result.GetValue(local)!, result.GetValue(remote)!, result.GetValue(path)!));
        return command;
    }

    // A git that does not know a placeholder passes it on as it is.
    private static string? Label(string[] labels, int index) => index < labels.Length && labels[index] is { Length: > 0 } label && label[0] != '%' ? label : null;

    private static Option<bool> Global() => new("--global") { Description = "For all repositories of this user, instead of the one around the current folder." };

    private static int Guarded(TextWriter errors, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (GitException exception)
        {
            errors.WriteLine($"hvae: {exception.Message}");
            return ExitCodes.Usage;
        }
    }
}
