using System.Diagnostics;
using System.Text;

namespace HyperVaeDsl.Packages.Tests;

/// <summary>An empty folder outside of the repository, with the feed beside the machine's own sources, in which projects are made and built.</summary>
internal sealed class Sandbox : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly string cache;

    public Sandbox(CleanCache cache)
    {
        this.cache = cache.Folder;
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="hvae-feed" value="{Feed.Folder}" />
              </packageSources>
            </configuration>
            """);
        // What lies above the folder must not count.
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            Write(name, "<Project />\n");
        Write(".editorconfig", "root = true\n");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("hvae-project-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>A console project that references the package, and nothing else.</summary>
    public void WriteProject(string name = "App.csproj", string properties = "", string items = "", string framework = "net10.0") => Write(name, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>{framework}</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="HyperVaeDsl" Version="{Feed.Version}" />
            {items}
          </ItemGroup>
        </Project>
        """);

    public Outcome Dotnet(params string[] arguments) => Run("dotnet", arguments);

    public Outcome Build(params string[] arguments) => Dotnet(["build", "-v:q", "-nologo", .. arguments]);

    public Outcome Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NUGET_PACKAGES"] = cache;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // The output is read to its end, and a build server that outlives its build would hold it open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment.Remove("CI");
        using Process process = Process.Start(start)!;
        StringBuilder output = new();
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {Limit.TotalMinutes} minutes:\n{output}");
        }
        process.WaitForExit();
        lock (output)
            return new Outcome($"{program} {string.Join(' ', arguments)}", process.ExitCode, output.ToString());

        void Add(string? line)
        {
            lock (output)
            {
                if (line != null)
                    output.Append(line).Append('\n');
            }
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
