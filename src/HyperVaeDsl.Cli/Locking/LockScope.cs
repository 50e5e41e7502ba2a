using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Locking;

namespace HyperVaeDsl.Cli.Locking;

/// <summary>The files that a lock file is of. Their paths are relative to its folder, so that they are the same on every machine.</summary>
internal sealed class LockScope(string lockFile)
{
    private readonly string folder = Path.GetDirectoryName(Path.GetFullPath(lockFile))!;

    /// <summary>A path as the lock file writes it.</summary>
    public string Relative(string path) => Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/');

    /// <summary>The methodologies of some files and folders. Returns an exit code; what hinders is said.</summary>
    /// <param name="paths">Relative to the folder of the lock file.</param>
    /// <param name="errors">Where to say what hinders.</param>
    /// <param name="found">The methodologies by path.</param>
    /// <param name="parts">How many files declare only parts for others.</param>
    public int Read(IReadOnlyList<string> paths, TextWriter errors, out List<LockedMethodology> found, out int parts)
    {
        int worst = ExitCodes.Success;
        found = [];
        parts = 0;
        HashSet<string> said = new(StringComparer.Ordinal);
        // On all cores, and said in the order of the paths.
        foreach ((string path, HvaeCompilation? compiled, string problems) in Files(paths, errors, ref worst).AsParallel().AsOrdered().Select(Compile))
        {
            errors.Write(problems);
            if (compiled is not { } compilation)
            {
                worst = ExitCodes.Usage;
            }
            else if (compilation.Methodology is { } methodology)
            {
                found.Add(LockedMethodology.Of(path, methodology));
            }
            else if (compilation.Parts.Count > 0 && !compilation.Diagnostics.Any(item => item.Severity == Severity.Error))
            {
                parts++;
            }
            else
            {
                DiagnosticPrinter.Print(compilation, errors, said);
                worst = Math.Max(worst, ExitCodes.Errors);
            }
        }
        return worst;
    }

    private (string Path, HvaeCompilation? Compilation, string Problems) Compile(string path)
    {
        using StringWriter problems = new();
        HvaeCompilation? compilation = MethodologyFile.Compile(Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(folder, path)), problems);
        return (path, compilation, problems.ToString());
    }

    private List<string> Files(IReadOnlyList<string> paths, TextWriter errors, ref int worst)
    {
        List<string> files = [];
        foreach (string path in paths)
        {
            string full = Path.Combine(folder, path);
            try
            {
                files.AddRange(Directory.Exists(full) ? MethodologyFolder.Files(full).Select(Relative) : [Relative(full)]);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                errors.WriteLine($"{path}: The folder cannot be read: {exception.Message.TrimEnd('.')}.");
                worst = ExitCodes.Usage;
            }
        }
        return [.. files.Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal)];
    }
}
