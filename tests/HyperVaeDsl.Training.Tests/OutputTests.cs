using System.Diagnostics;
using System.Text.Json;
using HyperVaeDsl.Training.Tests.Support;

namespace HyperVaeDsl.Training.Tests;

/// <summary>What the example program shows with --quiet and --json.</summary>
public class OutputTests
{
    [Fact]
    public void Json_is_a_line_for_each_thing_that_happens()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string errors) = Train("--json", "--epochs", "2", "--out", folder["runs"]);
        Assert.Equal((0, ""), (code, errors));
        JsonElement[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        string[] kinds = [.. lines.Select(line => line.GetProperty("kind").GetString()!)];
        Assert.Equal(("run", "end"), (kinds[0], kinds[^1]));
        Assert.Equal([0, 1], lines.Where(line => line.GetProperty("kind").GetString() == "epoch").Select(line => line.GetProperty("epoch").GetInt32()));
        Assert.InRange(lines.Last(line => line.GetProperty("kind").GetString() == "epoch").GetProperty("metrics").GetProperty("coverage").GetDouble(), 0, 1);
        Assert.Equal("Completed", lines[^1].GetProperty("outcome").GetString());
    }

    [Fact]
    public void Quiet_says_where_the_run_is_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string errors) = Train("--quiet", "--epochs", "1", "--out", folder["runs"]);
        Assert.Equal((0, Path.Combine(folder["runs"], "cyclical-001"), ""), (code, Path.GetFullPath(output.Trim()), errors));
    }

    [Fact]
    public void Both_together_are_refused()
    {
        (int code, _, string errors) = Train("--quiet", "--json");
        Assert.Equal(2, code);
        Assert.Contains("write one of them", errors, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Errors) Train(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "TernaryOperations.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
