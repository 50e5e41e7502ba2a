using System.CommandLine;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Training;
using Spectre.Console;

namespace TernaryOperations;

/// <summary>The command line: trains the dual hyperbolic VAE on all 19,683 ternary operations.</summary>
internal static class TrainCommand
{
    private const string DefaultMethodology = "cyclical";

    public static RootCommand Create()
    {
        Option<string> methodology = new("--methodology") { Description = "cyclical, homeostatic or all.", DefaultValueFactory = _ => DefaultMethodology };
        methodology.AcceptOnlyFromAmong([.. MethodologyCatalogue.Makers.Keys, MethodologyCatalogue.All]);
        Option<int?> epochs = new("--epochs") { Description = "Stop after the first so many epochs of the timeline (default: all of them)." };
        Option<int?> seed = new("--seed") { Description = "Seed of everything random (default: the methodology's)." };
        Option<string> output = new("--out") { Description = "Folder for the runs.", DefaultValueFactory = _ => "runs" };
        Option<int?> threads = new("--threads") { Description = "Threads of the CPU engine (default: all cores); results do not depend on it." };
        epochs.Validators.Add(result => RejectBelow(result, epochs, 1));
        seed.Validators.Add(result => RejectBelow(result, seed, 0));
        threads.Validators.Add(result => RejectBelow(result, threads, 1));
        RootCommand root = new("Trains the dual hyperbolic VAE on all 19,683 ternary operations.") { methodology, epochs, seed, output, threads };
        root.SetAction(result =>
        {
            TrainingOptions options = new() { Epochs = result.GetValue(epochs), Seed = (ulong?)result.GetValue(seed) };
            return Train(result.GetValue(methodology)!, options, result.GetValue(output)!, result.GetValue(threads));
        });
        return root;
    }

    private static int Train(string methodology, TrainingOptions options, string output, int? threads)
    {
        using Interruption interruption = new();
        using CpuEngine engine = new(threads);
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
                string folder = RunNames.Next(output, name);
                TrainingResult result = Run(engine, chosen, options with { RunFolder = folder }, interruption.Token);
                finished.Add(new RunSummary(chosen.Facts, folder, result));
                exit = Worse(exit, result.Outcome);
            }
            catch (RunFolderException exception)
            {
                Console.Error.WriteLine(exception.Message);
                exit = ExitCodes.Usage;
            }
            if (exit is ExitCodes.Usage or ExitCodes.Interrupted)
                break;
        }
        if (finished.Count > 0)
            ClosingTable.Write(finished);
        return exit;
    }

    private static TrainingResult Run(CpuEngine engine, IMethodology methodology, TrainingOptions options, CancellationToken cancellation)
    {
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

    private static int Worse(int exit, TrainingOutcome outcome) => outcome switch
    {
        TrainingOutcome.Completed => exit,
        TrainingOutcome.Cancelled => ExitCodes.Interrupted,
        _ => ExitCodes.Stopped,
    };

    private static void RejectBelow(System.CommandLine.Parsing.OptionResult result, Option<int?> option, int least)
    {
        // A value that is not a number at all is reported by the parser itself.
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && value < least)
            result.AddError($"{option.Name} must be at least {least}, not {value}.");
    }
}
