using HyperVaeDsl.Benchmarks;

var threads = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : Environment.ProcessorCount;
switch (args.FirstOrDefault())
{
    case "gemm":
        GemmBenchmark.Run(threads, batch: 512);
        return 0;
    case "step":
        StepBenchmark.Run(threads);
        return 0;
    default:
        Console.Error.WriteLine("usage: gemm [threads] | step [threads]");
        return 2;
}
