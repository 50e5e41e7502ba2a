using System.CommandLine;
using HyperVaeDsl.Cli.Diffing;
using HyperVaeDsl.Cli.Diffing.Inputs;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae diff OLD NEW: what changes in training, when, by how much, and whether a run can go over.</summary>
internal static class DiffCommand
{
    public static Command Create(TextReader input, TextWriter output, TextWriter errors, Terminal terminal)
    {
        Argument<string[]> sides = new("SIDE") { Description = "OLD and NEW: two files, two folders, REVISION:PATH of a git repository, or - for the standard input. With --against, what of the repository is compared.", Arity = ArgumentArity.ZeroOrMore };
        Option<string> against = new("--against") { Description = "Compares the files of the repository with the commit that they and this revision come from.", HelpName = "REVISION" };
        DiffOptions options = new();
        DiffOutput form = new();
        Option<Dictionary<string, string>> set = SetOption.Create();
        Option<Dictionary<string, string>> setOld = SetOption.Create("--set-old", "The same for the old side alone.");
        Option<Dictionary<string, string>> setNew = SetOption.Create("--set-new", "The same for the new side alone.");
        Command command = new("diff", "Compares methodologies by their meaning.") { sides, against, set, setOld, setNew };
        command.Validators.Add(result =>
        {
            bool isAgainst = result.GetResult(against) is { Implicit: false };
            int count = result.GetResult(sides)?.Tokens.Count ?? 0;
            foreach (string name in (result.GetResult(sides)?.Tokens ?? []).Select(token => token.Value).Where(name => name.Length > 1 && name[0] == '-' && !File.Exists(name)))
                result.AddError($"There is no option '{name}'.");
            if (!isAgainst && count != 2)
                result.AddError("Name an old and a new side: 'hvae diff OLD NEW', or a revision: 'hvae diff --against main'.");
            if (isAgainst && new[] { set, setOld, setNew }.Any(option => result.GetResult(option) is { Implicit: false }))
                result.AddError("Params are set for two files, not with --against.");
        });
        options.AddTo(command);
        form.AddTo(command);
        command.SetAction(result =>
        {
            try
            {
                using DiffInputs inputs = new(input, errors);
                string[] named = result.GetValue(sides)!;
                DiffSelection? selection = result.GetValue(against) is { } revision
                    ? inputs.Against(revision, named)
                    : inputs.Two(named[0], named[1], Both(result.GetValue(set), result.GetValue(setOld)), Both(result.GetValue(set), result.GetValue(setNew)));
                DiffRun run = new(result, options, errors);
                selection = selection == null ? null : ComparedParams.Check(selection);
                if (selection == null || !run.Take(selection))
                    return ExitCodes.Usage;
                int found = ExitCodes.Success;
                int written = form.Write(result, output, errors, terminal, report => found = run.Fill(selection, report));
                return Math.Max(written, found);
            }
            catch (InputException exception)
            {
                errors.WriteLine($"hvae: {exception.Message}");
                return ExitCodes.Usage;
            }
        });
        return command;
    }

    // What is said for one side counts above what is said for both.
    private static Dictionary<string, string> Both(Dictionary<string, string>? shared, Dictionary<string, string>? own)
    {
        Dictionary<string, string> settings = new(shared ?? [], StringComparer.Ordinal);
        foreach ((string name, string value) in own ?? [])
            settings[name] = value;
        return settings;
    }
}
