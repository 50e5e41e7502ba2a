using System.CommandLine;
using System.CommandLine.Parsing;

namespace HyperVaeDsl.Cli;

/// <summary>--set NAME=VALUE: another value for a param of the methodology.</summary>
internal static class SetOption
{
    /// <summary>The option of a command; each command needs one of its own.</summary>
    public static Option<Dictionary<string, string>> Create(string name = "--set", string description = "Another value for a param, such as lr0=1e-3 or \"T=50 epochs\"; may be repeated.") => new(name)
    {
        Description = description,
        HelpName = "NAME=VALUE",
        CustomParser = Read,
    };

    private static Dictionary<string, string> Read(ArgumentResult result)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal);
        foreach (Token token in result.Tokens)
        {
            string[] parts = token.Value.Split('=', 2);
            string name = parts[0].Trim();
            if (parts.Length < 2 || name.Length == 0 || parts[1].Trim().Length == 0)
                result.AddError($"--set takes NAME=VALUE, such as lr0=1e-3, not '{token.Value}'.");
            else if (!settings.TryAdd(name, parts[1].Trim()))
                result.AddError($"--set gives '{name}' two values.");
        }
        return settings;
    }
}
