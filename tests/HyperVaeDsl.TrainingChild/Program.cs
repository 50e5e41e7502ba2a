using System.Globalization;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.TrainingChild;
using TernaryOperations;

// Begins or resumes a run in a folder, for tests that kill it: FOLDER MILLISECONDS-BETWEEN-CHECKPOINTS [stubborn].
TrainingOptions options = new()
{
    RunFolder = args[0],
    Resume = true,
    CheckpointEvery = TimeSpan.FromMilliseconds(double.Parse(args[1], CultureInfo.InvariantCulture)),
};
using Interruption interruption = new();
try
{
    using CpuEngine engine = new(1);
    bool isStubborn = args.Contains("stubborn");
    Announcer announcer = new(isStubborn ? interruption.Token : CancellationToken.None);
    TrainingResult result = new Trainer(engine, new Faults(), options, announcer, TimeProvider.System).Run(isStubborn ? CancellationToken.None : interruption.Token);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Outcome} {result.Steps}"));
    return interruption.ExitCode;
}
catch (Exception exception) when (exception is RunFolderException or CheckpointException)
{
    Console.Error.WriteLine(exception.Message);
    return ExitCodes.Usage;
}
