using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HyperVaeDsl.Training.Tests.Support;

/// <summary>A training program in a process of its own, which a test can kill or signal.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private Child(string program, IEnumerable<string> arguments)
    {
        // The very host that runs the tests.
        // A shell starts its background jobs without Ctrl-C, and so everything that they start: the child must have it.
        string dotnet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        ProcessStartInfo start = new(RestoresSignals ? "env" : dotnet)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (RestoresSignals)
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add(dotnet);
        }

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program + ".dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
    }

    // GNU's env can, others cannot.
    private static bool RestoresSignals { get; } = CanRestoreSignals();

    /// <summary>The steps that were done when it began to train.</summary>
    public int From { get; private set; }

    /// <summary>The steps of the newest state that it said was on the disk.</summary>
    public int Saved { get; private set; }

    /// <summary>What it said it passed over.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Begins or resumes the small run in a folder.</summary>
    public static Child Train(string folder, double millisecondsBetweenCheckpoints, bool isStubborn = false) =>
        new("HyperVaeDsl.TrainingChild", [folder, millisecondsBetweenCheckpoints.ToString(CultureInfo.InvariantCulture), isStubborn ? "stubborn" : ""]);

    /// <summary>Starts the example program.</summary>
    public static Child Example(params string[] arguments) => new("TernaryOperations", arguments);

    /// <summary>Starts the tool.</summary>
    public static Child Tool(params string[] arguments) => new("hvae", arguments);

    /// <summary>Waits until it trains; null if it ended before.</summary>
    public string? WaitForStart() => WaitFor(line => line.StartsWith("from ", StringComparison.Ordinal));

    /// <summary>Waits for a line of its output; null if it ended before.</summary>
    public string? WaitFor(Func<string, bool> isMeant)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("from ", StringComparison.Ordinal))
                From = int.Parse(line.AsSpan(5), CultureInfo.InvariantCulture);
            if (line.StartsWith("saved ", StringComparison.Ordinal))
                Saved = int.Parse(line.AsSpan(6), CultureInfo.InvariantCulture);
            if (line.StartsWith("note ", StringComparison.Ordinal))
                Notes.Add(line[5..]);
            if (isMeant(line))
                return line;
        }

        return null;
    }

    /// <summary>Ends it as no program can prevent (SIGKILL), and reads what it had said until then.</summary>
    /// <returns>Whether it was killed; else it had ended.</returns>
    public bool Kill()
    {
        if (!process.HasExited)
            process.Kill();
        WaitFor(_ => false);
        process.WaitForExit();
        return process.ExitCode == 128 + 9;
    }

    /// <summary>Sends it a signal.</summary>
    public void Signal(int number)
    {
        if (kill(process.Id, number) != 0)
            throw new InvalidOperationException("The process is gone.");
    }

    /// <summary>Waits for its end: exit code, rest of the output, errors.</summary>
    public (int Code, string Output, string Errors) Wait()
    {
        string output = "";
        WaitFor(line =>
        {
            output += line + "\n";
            return false;
        });
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int process, int signal);

    private static bool CanRestoreSignals()
    {
        if (OperatingSystem.IsWindows())
            return false;
        using Process tried = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "true"]) { RedirectStandardError = true })!;
        tried.WaitForExit();
        return tried.ExitCode == 0;
    }
}
