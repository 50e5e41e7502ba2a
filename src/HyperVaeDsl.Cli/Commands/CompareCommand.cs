using System.CommandLine;
using HyperVaeDsl.Cli.Diffing;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Cli.Resuming;
using HyperVaeDsl.Cli.Runs;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Comparisons;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae compare RUN RUN: what two runs reached, and what of their methodologies differs.</summary>
internal static class CompareCommand
{
    public static Command Create(TextWriter output, TextWriter errors, Terminal terminal)
    {
        Argument<string> old = new("OLD") { Description = "A run folder." };
        Argument<string> @new = new("NEW") { Description = "Another run folder." };
        Command command = new("compare", "Shows two runs side by side: how they ended, the last values of signals, losses and metrics, the targets, and the differences of their methodologies. Exit codes: 0 compared, 2 wrong usage, or a folder that is no run.") { old, @new };
        command.SetAction(result =>
        {
            try
            {
                RunComparison runs = new(RunFolder.Read(result.GetValue(old)!), RunFolder.Read(result.GetValue(@new)!));
                runs.Write(output);
                if (!runs.IsOneMethodology)
                    Methodologies(runs, output, terminal);
                return ExitCodes.Success;
            }
            catch (InputException exception)
            {
                errors.WriteLine($"hvae: {exception.Message}");
                return ExitCodes.Usage;
            }
        });
        return command;
    }

    private static void Methodologies(RunComparison runs, TextWriter output, Terminal terminal)
    {
        output.Write('\n');
        if (Text(runs.Old, out string? reason) is { } before && Text(runs.New, out reason) is { } after)
            new DiffTextReport(output, new DiffView(new Palette(false), terminal.Width, UsesUnicode: false, IsFull: false, Methods: false)).Add(MethodologyComparison.Of(before, after));
        else
            output.Write($"The methodologies cannot be compared: {reason}\n");
    }

    // The text lies in the checkpoints, since the file may have changed since.
    private static HvaeCompilation? Text(RunFolder run, out string? reason)
    {
        try
        {
            RunCheckpoint? checkpoint = RunCheckpoint.Of(run.Path).FirstOrDefault(checkpoint => checkpoint.Digest == run.Digest && checkpoint.Text.Length > 0);
            reason = $"no checkpoint in {run.Path} has the text of its methodology.";
            if (checkpoint == null)
                return null;
            HvaeCompilation compilation = MethodologyFile.Compile(checkpoint.Source, checkpoint.Text);
            reason = $"the text in {checkpoint.Path} means something else to this version of hvae than to the one that compiled it.";
            return compilation.Methodology?.Digest == run.Digest ? compilation : null;
        }
        catch (InputException exception)
        {
            reason = exception.Message;
            return null;
        }
    }
}
