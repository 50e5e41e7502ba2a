using System.Diagnostics;
using System.Text.Json;

namespace HyperVaeDsl.Benchmarks;

/// <summary>PyTorch in a process of its own, which waits while we measure and measures while we wait.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process process;

    public PeerProcess(string python, string script, int threads)
    {
        process = Process.Start(new ProcessStartInfo(python, [script, $"{threads}"]) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{python} did not start.");
        using var about = Read();
        Version = about.RootElement.GetProperty("torch").GetString()!;
        Variants = [.. about.RootElement.GetProperty("variants").EnumerateArray().Select(variant => variant.GetString()!)];
    }

    public string Version { get; }

    /// <summary>The implementations of AdamW that this PyTorch has.</summary>
    public IReadOnlyList<string> Variants { get; }

    /// <summary>Seconds for some steps of a variant.</summary>
    public double Time(string variant, int steps)
    {
        process.StandardInput.WriteLine($"run {variant} {steps}");
        process.StandardInput.Flush();
        using var answer = Read();
        return answer.RootElement.GetProperty("seconds").GetDouble();
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private JsonDocument Read() =>
        JsonDocument.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer ended early; see its message above."));
}
