using System.Diagnostics;
using System.Text.Json;

namespace HyperVaeDsl.Benchmarks;

/// <summary>PyTorch in a process of its own, which waits while we measure and measures while we wait.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process process;

    /// <summary>Starts a script by a command. Its BLAS finds out the processor itself, whatever is set here.</summary>
    /// <param name="script">The script.</param>
    /// <param name="python">The command that runs Python; null for that in HVAE_PEER_PYTHON, or python3.</param>
    public PeerProcess(string script, string? python = null)
    {
        if (!File.Exists(script))
            throw new FileNotFoundException($"{script} is not here; run the benchmark in the root of the repository.");
        python ??= Environment.GetEnvironmentVariable("HVAE_PEER_PYTHON") ?? "python3";
        string[] command = [.. python.Split(' ', StringSplitOptions.RemoveEmptyEntries), Path.GetFullPath(script)];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("OPENBLAS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        using var about = Read();
        Version = about.RootElement.GetProperty("torch").GetString()!;
        Variants = [.. about.RootElement.GetProperty("variants").EnumerateArray().Select(variant => variant.GetString()!)];
    }

    public string Version { get; }

    /// <summary>The implementations of AdamW that this PyTorch has.</summary>
    public IReadOnlyList<string> Variants { get; }

    /// <summary>Begins a new training; <c>where</c> is a device, and "unread" after it if no step shall read a number.</summary>
    public void Make(StepSize size, string variant, int threads, string where = "cpu") => Ask($"make {size.Batch} {size.Width} {variant} {threads} {where}", "made");

    /// <summary>Seconds for some steps.</summary>
    public double Time(int steps) => Ask($"run {steps}", "seconds");

    /// <summary>Seconds for some steps, to their end and until the host had given them to the device.</summary>
    public (double Seconds, double Given) Run(int steps)
    {
        using JsonDocument answer = Ask($"run {steps}");
        return (answer.RootElement.GetProperty("seconds").GetDouble(), answer.RootElement.GetProperty("given").GetDouble());
    }

    /// <summary>Seconds for some runs of a variant, of a script that has nothing to begin.</summary>
    public double Time(string variant, int runs) => Ask($"run {variant} {runs}", "seconds");

    /// <summary>The most memory that the process has had in use, in MiB.</summary>
    public double PeakMemory() => Ask("memory", "mebibytes");

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private double Ask(string command, string property)
    {
        using var answer = Ask(command);
        return answer.RootElement.GetProperty(property).GetDouble();
    }

    private JsonDocument Ask(string command)
    {
        process.StandardInput.WriteLine(command);
        process.StandardInput.Flush();
        return Read();
    }

    private JsonDocument Read() =>
        JsonDocument.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer ended early; see its message above."));
}
