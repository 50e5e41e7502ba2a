using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// The first run of the generator in fresh processes: of this program, in which the JIT compiles Roslyn's driver too, and of the C# compiler of the SDK, whose own
/// code is compiled ahead. The second is what a first build waits for, as the compiler itself says it.
/// </summary>
internal static partial class ColdGenerator
{
    private const int Rounds = 11;

    public static void Run(string path, IReadOnlyList<(string Name, string Content)> files)
    {
        Report($"{files.Count} in a process of this program", () => Seconds(Start([Host(), typeof(ColdGenerator).Assembly.Location], isTiered: true, "generator", path, "once"), Cold()));
        if (Compiler() is not { } compiler)
        {
            Console.WriteLine("no SDK is beside this runtime, so its compiler is not measured");
            return;
        }
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hvae-cold-");
        try
        {
            string name = $"in a process of the compiler {FileVersionInfo.GetVersionInfo(compiler).ProductVersion?.Split('+')[0]}";
            // Builds of the SDK run it with tiered compilation; a project or a person may have switched that off.
            foreach ((int count, bool isTiered) in new[] { (files.Count, true), (files.Count, false), (1, true), (1, false) })
            {
                string response = Project(folder.FullName, [.. files.Take(count)]);
                Report($"{count} {name}, {(isTiered ? "with" : "without")} tiered compilation", () => Seconds(Start([Host(), compiler], isTiered, "-noconfig", "@" + response), Reported()));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Report(string what, Func<double> seconds)
    {
        double[] times = [.. Enumerable.Range(0, Rounds).Select(_ => seconds())];
        Console.WriteLine($"the first run, {what}: {Statistics.Summary(times, "F2")} s of {Rounds}");
    }

    // The files of a project, and what its compiler is told.
    private static string Project(string folder, IReadOnlyList<(string Name, string Content)> files)
    {
        foreach ((string name, string content) in files)
            File.WriteAllText(Path.Combine(folder, name), content);
        string config = Path.Combine(folder, "project.globalconfig");
        string code = Path.Combine(folder, "C.cs");
        File.WriteAllText(config, $"is_global = true\nbuild_property.RootNamespace = Project\nbuild_property.ProjectDir = {folder}/\n");
        File.WriteAllText(code, "class C { }");
        string[] lines =
        [
            "-nostdlib+", "-target:library", "-nullable:enable", "-reportanalyzer", "-preferreduilang:en", $"-out:\"{Path.Combine(folder, "out.dll")}\"", $"-analyzerconfig:\"{config}\"",
            .. new[] { "HyperVaeDsl.Generators.dll", "HyperVaeDsl.Language.dll", "Sprache.dll" }.Select(name => $"-analyzer:\"{Path.Combine(AppContext.BaseDirectory, name)}\""),
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(name => $"-r:\"{name}\""),
            .. files.Select(file => $"-additionalfile:\"{Path.Combine(folder, file.Name)}\""),
            $"\"{code}\"",
        ];
        string response = Path.Combine(folder, "compile.rsp");
        File.WriteAllLines(response, lines);
        return response;
    }

    private static string Host() => Path.Combine(Root(), OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    private static string Root() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static string? Compiler()
    {
        string sdks = Path.Combine(Root(), "sdk");
        return !Directory.Exists(sdks) ? null
            : Directory.EnumerateDirectories(sdks).Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Where(File.Exists).OrderBy(File.GetCreationTimeUtc).LastOrDefault();
    }

    private static string Start(string[] program, bool isTiered, params string[] arguments)
    {
        ProcessStartInfo info = new(program[0], [.. program[1..], .. arguments]) { RedirectStandardOutput = true };
        info.Environment["DOTNET_TieredCompilation"] = isTiered ? "1" : "0";
        using Process process = Process.Start(info)!;
        return process.StandardOutput.ReadToEnd();
    }

    private static double Seconds(string output, Regex line) => line.Match(output) is { Success: true } match
        ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"No time was printed:\n{output}");

    [GeneratedRegex(@"^first run: ([\d.]+) s", RegexOptions.Multiline)]
    private static partial Regex Cold();

    [GeneratedRegex(@"^Total generator execution time: ([\d.]+) ", RegexOptions.Multiline)]
    private static partial Regex Reported();
}
