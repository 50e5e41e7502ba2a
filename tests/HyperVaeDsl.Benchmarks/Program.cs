using System.ComponentModel;
using System.Globalization;
using HyperVaeDsl.Benchmarks;

const string Usage = """
    usage: gemm [threads]                          products of the step's layers
           step [threads] [batch] [width]          steps a second of our engine
           peer [rounds] [batch width]             our step and PyTorch's in turns, at six sizes or one; HVAE_PEER_PYTHON is the
                                                   command that runs Python ("python3" without it)
           noise [threads] [batch]                 drawing the noise of a step, on one thread and shared
           profile [threads]                       where the time of a step goes, operation by operation
           cost                                    compiling methodologies of 1,000 to 40,000 lines, stage by stage
           check FOLDER                            checking the methodologies of a folder, and 1,000 phases with 100 signals
           schedule [PYTHON SCRIPT]                the signals of homeostatic, and one learning rate of PyTorch (tests/peers/schedulers.py)
           generated [rounds]                      the generated step of homeostatic against one that is written by hand
           diff FOLDER                             comparing all pairs of the methodologies of a folder, and 1,000 phases
           lsp HVAE [edits]                       a language server: start, checks after edits, hovers, completions, memory
           growth                                  reading and binding 10,000 lines against 1,000, with the work of the collector
           torch [device] [threads] [rounds] [batch]
                                                   the step on TorchSharp, on the seam and by hand, and PyTorch's if HVAE_PEER_PYTHON is set; built with -p:TorchSharp=cpu
           soak [device] [steps]                   100,000 steps of a small methodology on TorchSharp, with the memory that they hold
           native HVAE FOLDER                      the published tool: checking the methodologies of a folder, comparing any two
           repository HVAE FOLDER                  the published tool in a repository of 200 files, most of them heirs of one base
           results [seeds] [PICTURE.svg]           both shipped methodologies and v5.10 without its controller, with so many seeds
           generator FILE                          the generator over 200 copies of a methodology: first run, edits, memory
    """;

int Number(int index, int otherwise)
{
    if (args.Length <= index)
        return otherwise;
    if (int.TryParse(args[index], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0)
        return number;
    Console.Error.WriteLine($"'{args[index]}' is no whole number above 0.\n{Usage}");
    Environment.Exit(2);
    return 0;
}

try
{
    switch (args)
    {
        case ["gemm", ..]:
            GemmBenchmark.Run(Number(1, Environment.ProcessorCount), batch: 512);
            return 0;
        case ["step", ..]:
            StepBenchmark.Run(Number(1, Environment.ProcessorCount), new StepSize(Number(2, 512), Number(3, 1)));
            return 0;
        case ["noise", ..]:
            NoiseBenchmark.Run(Number(1, Environment.ProcessorCount), Number(2, 19_683));
            return 0;
        case ["profile", ..]:
            ProfileBenchmark.Run(Number(1, Environment.ProcessorCount), args.Length > 2);
            return 0;
        case ["peer", ..]:
            PeerBenchmark.Run(Number(1, 8), args.Length > 2 ? [new StepSize(Number(2, 512), Number(3, 1))] : PeerBenchmark.Sizes);
            return 0;
#if TORCHSHARP
        case ["soak", ..]:
            HyperVaeDsl.Benchmarks.Torch.SoakBenchmark.Run(args.Length > 1 ? args[1] : "cpu", Number(2, 100_000));
            return 0;
        case ["torch", ..]:
            HyperVaeDsl.Benchmarks.Torch.TorchBenchmark.Run(args.Length > 1 ? args[1] : "cpu", Number(2, Environment.ProcessorCount), Number(3, 12), Number(4, 512));
            return 0;
#endif
        case ["results", ..]:
            ResultsBenchmark.Run(Number(1, 5), args.Length > 2 ? args[2] : null);
            return 0;
        case ["cost"]:
            CostBenchmark.Run();
            return 0;
        case ["check", var folder]:
            CheckBenchmark.Run(folder);
            return 0;
        case ["schedule"]:
            ScheduleBenchmark.Run(null, null);
            return 0;
        case ["schedule", var python, var script]:
            ScheduleBenchmark.Run(python, script);
            return 0;
        case ["generated", ..]:
            GeneratedStepBenchmark.Run(Number(1, 56));
            return 0;
        case ["generator", var file, .. ["once"] or []]:
            GeneratorBenchmark.Run(file, once: args.Length > 2);
            return 0;
        case ["native", var tool, var folder]:
            NativeBenchmark.Run(tool, folder);
            return 0;
        case ["repository", var tool, var folder]:
            RepositoryBenchmark.Run(Path.GetFullPath(tool), folder);
            return 0;
        case ["diff", var folder]:
            DiffBenchmark.Run(folder);
            return 0;
        case ["lsp", var program, ..]:
            LspBenchmark.Run(program, Number(2, 1000));
            return 0;
        case ["growth"]:
            GrowthBenchmark.Run();
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception or UnusableInputException)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return 2;
}
