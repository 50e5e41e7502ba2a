using System.CommandLine;
using HyperVaeDsl.Cli.Diffing;
using HyperVaeDsl.Language.Comparisons;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae diff OLD NEW: what changes in training, when, by how much, and whether a run can go over.</summary>
internal static class DiffCommand
{
    public static Command Create(TextWriter output, TextWriter errors, Terminal terminal)
    {
        Argument<string> old = new("OLD") { Description = "The old .hvae file." };
        Argument<string> @new = new("NEW") { Description = "The new .hvae file." };
        DiffOptions options = new();
        DiffOutput form = new();
        Option<Dictionary<string, string>> set = SetOption.Create();
        Option<Dictionary<string, string>> setOld = SetOption.Create("--set-old", "The same for the old side alone.");
        Option<Dictionary<string, string>> setNew = SetOption.Create("--set-new", "The same for the new side alone.");
        Command command = new("diff", "Compares two methodologies by their meaning.") { old, @new, set, setOld, setNew };
        options.AddTo(command);
        form.AddTo(command);
        command.SetAction(result =>
        {
            DiffRun run = new(errors);
            if (run.Compile(result.GetValue(old)!, Both(result.GetValue(set), result.GetValue(setOld))) is not { } before
                || run.Compile(result.GetValue(@new)!, Both(result.GetValue(set), result.GetValue(setNew))) is not { } after)
                return ExitCodes.Usage;
            if (DiffConfiguration.Of(result.GetValue(@new)!, errors) is not { } configuration)
                return ExitCodes.Usage;
            MethodologyComparison comparison = MethodologyComparison.Of(before, after, options.Of(result, configuration.Levels, configuration.Ignored));
            int written = form.Write(result, output, errors, terminal, report => report.Add(comparison));
            int found = comparison.IsPartial ? ExitCodes.Usage : options.Fails(result, comparison) ? ExitCodes.Errors : ExitCodes.Success;
            return Math.Max(written, found);
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
