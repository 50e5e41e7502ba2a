using System.CommandLine;
using HyperVaeDsl.Cli.Resuming;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Comparisons;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae resume-check RUN FILE: whether a run can go on under what its methodology has become.</summary>
internal static class ResumeCheckCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        Argument<string> run = new("RUN") { Description = "The run folder." };
        Argument<string> file = new("FILE") { Description = "The .hvae file as it is now." };
        Option<Dictionary<string, string>> set = SetOption.Create();
        Command command = new("resume-check", "Says whether a run can go on under a changed methodology, and writes resume.json into its folder for the program that trains. Exit codes: 0 it can, 1 it cannot, or the methodology has errors, 2 wrong usage, or something cannot be read or written.") { run, file, set };
        command.SetAction(result =>
        {
            try
            {
                return Check(result.GetValue(run)!, result.GetValue(file)!, result.GetValue(set), output, errors);
            }
            catch (InputException exception)
            {
                errors.WriteLine($"hvae: {exception.Message}");
                return ExitCodes.Usage;
            }
        });
        return command;
    }

    private static int Check(string run, string file, Dictionary<string, string>? settings, TextWriter output, TextWriter errors)
    {
        IReadOnlyList<RunCheckpoint> checkpoints = RunCheckpoint.Of(run);
        if (MethodologyFile.Compile(file, errors, settings) is not { } now)
            return ExitCodes.Usage;
        if (now.Methodology == null)
        {
            DiagnosticPrinter.Print(now, errors);
            return PartsOnly.Report(now, file, errors);
        }
        RunCheckpoint newest = checkpoints[0];
        // A text is needed only where the digests differ.
        HvaeCompilation before = newest.Digest == now.Methodology.Digest ? now : Before(newest);
        ResumeVerdict verdict = new(run, checkpoints, MethodologyComparison.Of(before, now));
        verdict.Print(output);
        if (before != now && verdict.Write() is { } problem)
        {
            errors.WriteLine($"hvae: {Path.Combine(run, "resume.json")} cannot be written: {problem}.");
            return ExitCodes.Usage;
        }
        return verdict.Allows ? ExitCodes.Success : ExitCodes.Errors;
    }

    private static HvaeCompilation Before(RunCheckpoint checkpoint)
    {
        if (checkpoint.Text.Length == 0)
            throw new InputException($"{checkpoint.Path} does not say the text of its methodology, because its params had other values than in the file. 'hvae diff --set-old' compares the file of that time.");
        HvaeCompilation before = MethodologyFile.Compile(checkpoint.Source, checkpoint.Text);
        return before.Methodology?.Digest == checkpoint.Digest
            ? before
            : throw new InputException($"The text in {checkpoint.Path} means something else to this version of hvae than to the one that compiled it: the digests differ. Check with that version.");
    }
}
