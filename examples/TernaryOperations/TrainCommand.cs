using System.CommandLine;
using System.Globalization;
using HyperVaeDsl.Engines.TorchSharp;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;
using Spectre.Console;

namespace TernaryOperations;

/// <summary>The command line: trains the dual hyperbolic VAE on all 19,683 ternary operations.</summary>
internal static class TrainCommand
{
    private const string DefaultMethodology = "cyclical";

    public static RootCommand Create()
    {
        Option<string> methodology = new("--methodology") { Description = "What to train by.", DefaultValueFactory = _ => DefaultMethodology };
        methodology.AcceptOnlyFromAmong([.. MethodologyCatalogue.Makers.Keys, MethodologyCatalogue.All]);
        Option<int?> epochs = WholeNumber("--epochs", 1, "Stop after the first so many epochs of the timeline (default: all of them).");
        Option<int?> seed = WholeNumber("--seed", 0, "Seed of everything random (default: the methodology's).");
        Option<string> output = new("--out") { Description = "Folder for the runs.", HelpName = "FOLDER", DefaultValueFactory = _ => "runs" };
        Option<string> engine = new("--engine") { Description = "What computes: the embedded engine, or TorchSharp.", DefaultValueFactory = _ => EngineChoice.Cpu };
        engine.AcceptOnlyFromAmong(EngineChoice.Cpu, EngineChoice.Torch);
        Option<string> device = new("--device") { Description = "Device of the engine: cpu; with --engine torch also cuda or cuda:N.", HelpName = "DEVICE", DefaultValueFactory = _ => EngineChoice.Cpu };
        Option<int?> threads = WholeNumber("--threads", 1, "Threads on the CPU (default: all cores); results of the embedded engine do not depend on it.");
        Option<string?> warmStart = new("--warm-start") { Description = "Checkpoint to load instead of the one that the methodology names.", HelpName = "FILE" };
        Option<string?> resume = new("--resume") { Description = "Goes on with a run folder, or from a checkpoint in a new folder; without a name with the newest run that has not ended.", HelpName = "RUN", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> force = new("--force") { Description = "With --resume: goes on although the methodology has changed, or after a guard has stopped the run. run.json records it." };
        Option<int?> saveEvery = WholeNumber("--save-every", 0, "Seconds between two checkpoints of the newest state, which is what a kill can lose (default: 30; 0 saves after every step).");
        Option<bool> quiet = new("--quiet") { Description = "Shows only what goes wrong, and the run folders at the end." };
        Option<bool> json = new("--json") { Description = "Writes a line of JSON for each thing that happens, instead of everything else." };
        RootCommand root = new("Trains the dual hyperbolic VAE on all 19,683 ternary operations.") { methodology, epochs, seed, output, engine, device, threads, warmStart, resume, force, saveEvery, quiet, json };
        root.Validators.Add(result =>
        {
            bool resumes = result.GetResult(resume) is { Implicit: false };
            if (resumes && result.GetValue(methodology) == MethodologyCatalogue.All)
                result.AddError("--resume goes on with one run; name its methodology instead of 'all'.");
            if (!resumes && result.GetValue(force))
                result.AddError("--force belongs to --resume.");
            if (result.GetValue(quiet) && result.GetValue(json))
                result.AddError("--quiet and --json show different things; write one of them.");
        });
        root.SetAction(result =>
        {
            TrainingOptions options = new() { Epochs = result.GetValue(epochs), Seed = (ulong?)result.GetValue(seed), WarmStart = result.GetValue(warmStart), ForceResume = result.GetValue(force) };
            if (result.GetValue(saveEvery) is { } seconds)
                options = options with { CheckpointEvery = TimeSpan.FromSeconds(seconds) };
            string? source = result.GetResult(resume) is { Implicit: false } ? result.GetValue(resume) ?? "" : null;
            bool isNamed = result.GetResult(methodology) is { Implicit: false };
            try
            {
                using TensorEngine opened = EngineChoice.Open(result.GetValue(engine)!, result.GetValue(device)!, result.GetValue(threads));
                Shown shown = result.GetValue(quiet) ? Shown.Quiet : result.GetValue(json) ? Shown.Json : Shown.Everything;
                return Train(isNamed ? result.GetValue(methodology)! : null, options, source, result.GetValue(output)!, opened, shown);
            }
            catch (Exception exception) when (exception is TorchUnavailableException or UnsupportedPrecisionException or ArgumentException { ParamName: null })
            {
                Console.Error.WriteLine(exception.Message);
                return ExitCodes.Usage;
            }
        });
        return root;
    }

    private static int Train(string? methodology, TrainingOptions options, string? resume, string output, TensorEngine engine, Shown shown)
    {
        try
        {
            methodology ??= resume is { Length: > 0 } ? ResumeChoice.MethodologyOf(resume) : DefaultMethodology;
        }
        catch (Exception exception) when (exception is RunFolderException or CheckpointException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCodes.Usage;
        }
        using Interruption interruption = new();
        List<RunSummary> finished = [];
        int exit = ExitCodes.Success;
        foreach (string name in MethodologyCatalogue.Select(methodology))
        {
            IMethodology chosen = MethodologyCatalogue.Makers[name]();
            if (options.Epochs > chosen.Facts.Epochs)
            {
                Console.Error.WriteLine($"{chosen.Facts.Source} has {chosen.Facts.Epochs} epochs; write --epochs from 1 to {chosen.Facts.Epochs}.");
                return ExitCodes.Usage;
            }
            try
            {
                TrainingOptions placed = resume is null ? options with { RunFolder = RunNames.Next(output, name) } : ResumeChoice.Apply(options, resume, output, name);
                TrainingResult result = Run(engine, chosen, placed, shown, interruption.Token);
                finished.Add(new RunSummary(chosen.Facts, placed.RunFolder!, result));
                exit = Worse(exit, result.Outcome, interruption);
            }
            catch (Exception exception) when (exception is RunFolderException or CheckpointException)
            {
                Console.Error.WriteLine(exception.Message);
                exit = ExitCodes.Usage;
            }
            if (exit == ExitCodes.Usage || interruption.Token.IsCancellationRequested)
                break;
        }
        if (shown == Shown.Quiet)
        {
            foreach (RunSummary run in finished)
                Console.WriteLine(run.Folder);
        }
        else if (shown == Shown.Everything && finished.Count > 0)
        {
            ClosingTable.Write(finished);
        }
        return exit;
    }

    private static TrainingResult Run(TensorEngine engine, IMethodology methodology, TrainingOptions options, Shown shown, CancellationToken cancellation)
    {
        if (shown == Shown.Quiet)
            return new Trainer(engine, methodology, options, new QuietProgress(Console.Error), TimeProvider.System).Run(cancellation);
        if (shown == Shown.Json)
        {
            using Stream output = Console.OpenStandardOutput();
            return new Trainer(engine, methodology, options, new JsonProgress(output), TimeProvider.System).Run(cancellation);
        }
        bool isTerminal = AnsiConsole.Profile.Capabilities.Ansi && !Console.IsOutputRedirected;
        if (!isTerminal)
            return new Trainer(engine, methodology, options, new PlainProgress(Console.Out, TimeProvider.System), TimeProvider.System).Run(cancellation);
        LiveProgress progress = new(TimeProvider.System);
        Trainer trainer = new(engine, methodology, options, progress, TimeProvider.System);
        return AnsiConsole.Live(new Text("")).AutoClear(false).Start(display =>
        {
            progress.Attach(display);
            return trainer.Run(cancellation);
        });
    }

    private static int Worse(int exit, TrainingOutcome outcome, Interruption interruption) => outcome switch
    {
        TrainingOutcome.Completed => exit,
        TrainingOutcome.Cancelled => interruption.ExitCode,
        _ => ExitCodes.Stopped,
    };

    private static Option<int?> WholeNumber(string name, int least, string description) => new(name)
    {
        Description = description,
        HelpName = "NUMBER",
        CustomParser = result =>
        {
            string written = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least)
                return value;
            result.AddError($"{name} takes a whole number of at least {least.ToString(CultureInfo.InvariantCulture)}, not '{written}'.");
            return null;
        },
    };
}
