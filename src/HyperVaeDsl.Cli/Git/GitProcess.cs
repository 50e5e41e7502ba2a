using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace HyperVaeDsl.Cli.Git;

/// <summary>Runs the git that is on the PATH. Its own program knows every kind of repository that it can make, so nothing is read past it.</summary>
internal static class GitProcess
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs git to its end.</summary>
    /// <exception cref="GitException">There is no git.</exception>
    public static GitAnswer Run(string folder, params string[] arguments)
    {
        using Process process = Start(folder, arguments);
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new GitAnswer(process.ExitCode, output, errors.Result);
    }

    /// <summary>Starts git; its streams are pipes.</summary>
    /// <exception cref="GitException">There is no git.</exception>
    public static Process Start(string folder, params string[] arguments)
    {
        ProcessStartInfo info = new("git")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        foreach (string argument in arguments)
            info.ArgumentList.Add(argument);
        // What only reads must not lock the index against an editor.
        info.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        info.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(info) ?? throw new GitException("git could not be started.");
        }
        catch (Win32Exception)
        {
            throw new GitException("git is not installed, or not on the PATH. Install it, or name files instead of revisions.");
        }
    }
}
