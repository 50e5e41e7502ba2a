namespace HyperVaeDsl.Cli.Tests;

/// <summary>One run of the tool inside the test's process, in a folder of its own for files.</summary>
internal sealed class Tool : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hvae");

    public string Folder => folder.FullName;

    /// <summary>Writes a file and returns its path.</summary>
    public string File(string name, string content)
    {
        string path = Path.Combine(Folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public string File(string name, byte[] content)
    {
        string path = Path.Combine(Folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public static Answer Run(params string[] arguments) => RunWith("", arguments);

    public static Answer RunWith(string input, params string[] arguments) => Run(input, Terminal.None, arguments);

    /// <summary>As if a terminal showed the output.</summary>
    public static Answer RunOn(Terminal terminal, params string[] arguments) => Run("", terminal, arguments);

    private static Answer Run(string input, Terminal terminal, string[] arguments)
    {
        using StringReader reader = new(input);
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter errors = new() { NewLine = "\n" };
        int code = HvaeTool.Run(arguments, output, errors, reader, terminal);
        return new Answer(code, output.ToString(), errors.ToString());
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>Exit code and what was written.</summary>
internal sealed record Answer(int Code, string Output, string Errors);
