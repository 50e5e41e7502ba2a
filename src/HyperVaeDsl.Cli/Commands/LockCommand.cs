using System.CommandLine;
using HyperVaeDsl.Cli.Locking;
using HyperVaeDsl.Language.Locking;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae lock [PATH...]: writes down what the methodologies train, or says what trains differently.</summary>
internal static class LockCommand
{
    private const string DefaultFile = "hvae.lock";

    public static Command Create(TextWriter output, TextWriter errors)
    {
        Argument<string[]> paths = new("PATH") { Description = "Files and folders; without any, those that the lock file is of, or the folder of a new one.", Arity = ArgumentArity.ZeroOrMore };
        paths.Validators.Add(result =>
        {
            foreach (string name in result.Tokens.Select(token => token.Value).Where(name => name.StartsWith('-') && !File.Exists(name)))
                result.AddError($"There is no option '{name}'.");
        });
        Option<bool> check = new("--check") { Description = "Writes nothing; says what trains differently than the lock file says." };
        Option<string> file = new("--file") { Description = "The lock file.", HelpName = "PATH", DefaultValueFactory = _ => DefaultFile };
        Command command = new("lock", "Writes what methodologies train to a lock file, or checks against it. Exit codes of --check: 0 the same training, 1 different, or a methodology has errors, 2 wrong usage, or a file cannot be read.")
        {
            paths,
            check,
            file,
        };
        command.SetAction(result =>
        {
            string path = result.GetValue(file)!;
            LockFile? before = null;
            if ((File.Exists(path) || result.GetValue(check)) && (before = ReadLock(path, result.GetValue(check), errors)) == null && result.GetValue(check))
                return ExitCodes.Usage;
            LockScope scope = new(path);
            string[] given = [.. result.GetValue(paths)!.Select(scope.Relative)];
            // Those that it was written of, so that nothing falls out of it unseen.
            if (given.Length == 0)
                given = before is { Scope.Count: > 0 } ? [.. before.Scope] : ["."];
            int code = scope.Read(given, errors, out List<LockedMethodology> found, out int parts);
            if (code != ExitCodes.Success)
            {
                errors.WriteLine(result.GetValue(check) ? "hvae: Not compared with the lock file, because of the above." : $"hvae: {path} is not written, because of the above.");
                return code;
            }
            return result.GetValue(check) ? new LockReport(path, output).Write(before!, found) : WriteLock(path, new LockFile(given, found), parts, output, errors);
        });
        return command;
    }

    private static LockFile? ReadLock(string path, bool isNeeded, TextWriter errors)
    {
        string? problem = null;
        LockFile? read = null;
        try
        {
            if (Directory.Exists(path))
                problem = "it is a folder";
            else if (!File.Exists(path))
                problem = "it does not exist; write it with 'hvae lock'";
            else
                read = LockFile.Read(File.ReadAllText(path), out problem);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = exception.Message.TrimEnd('.');
        }
        // One that is written anew need not be readable.
        if (problem != null && isNeeded)
            errors.WriteLine($"{path}: The lock file cannot be read: {problem}.");
        return read;
    }

    private static int WriteLock(string path, LockFile file, int parts, TextWriter output, TextWriter errors)
    {
        if (AtomicFile.WriteNew(path, file.Write()) is { } why)
        {
            errors.WriteLine($"{path}: The file cannot be written: {why}.");
            return ExitCodes.Usage;
        }
        string skipped = parts == 0 ? "" : FormattableString.Invariant($" {parts} {(parts == 1 ? "file declares" : "files declare")} only parts for others and {(parts == 1 ? "is" : "are")} locked through them.");
        output.WriteLine(FormattableString.Invariant($"{path}: {file.Methodologies.Count} {(file.Methodologies.Count == 1 ? "methodology" : "methodologies")} locked.{skipped}"));
        return ExitCodes.Success;
    }
}
