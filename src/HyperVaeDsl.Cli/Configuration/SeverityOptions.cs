using System.CommandLine;
using System.CommandLine.Parsing;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli.Configuration;

/// <summary>--severity, --nowarn and --warnaserror: what counts above the configuration files.</summary>
internal sealed class SeverityOptions
{
    private readonly Option<List<SeveritySetting>> severity = new("--severity")
    {
        Description = "Another severity for a code: none, suggestion, warning or error; may be repeated.",
        HelpName = "CODE=SEVERITY",
        CustomParser = Read,
    };

    private readonly Option<List<SeveritySetting>> noWarn = new("--nowarn")
    {
        Description = "Codes that are not reported, such as HV1203,HV1205; may be repeated.",
        HelpName = "CODES",
        CustomParser = ReadCodes,
    };

    private readonly Option<bool> warningsAsErrors = new("--warnaserror") { Description = "Every warning that is left is an error." };

    public void AddTo(Command command)
    {
        command.Options.Add(severity);
        command.Options.Add(noWarn);
        command.Options.Add(warningsAsErrors);
    }

    public Severities Of(ParseResult result) =>
        new([.. result.GetValue(severity) ?? [], .. result.GetValue(noWarn) ?? []], result.GetValue(warningsAsErrors));

    private static List<SeveritySetting> Read(ArgumentResult result)
    {
        List<SeveritySetting> settings = [];
        foreach (Token token in result.Tokens)
        {
            string[] parts = token.Value.Split('=', 2);
            if (parts.Length < 2)
                result.AddError($"--severity takes CODE=SEVERITY, such as HV1203=error, not '{token.Value}'.");
            else
                Add(settings, SeveritySetting.Of(parts[0].Trim(), parts[1]), result);
        }
        return settings;
    }

    private static List<SeveritySetting> ReadCodes(ArgumentResult result)
    {
        List<SeveritySetting> settings = [];
        foreach (string code in result.Tokens.SelectMany(token => token.Value.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            Add(settings, SeveritySetting.Of(code, "none"), result);
        return settings;
    }

    private static void Add(List<SeveritySetting> settings, SeveritySetting setting, ArgumentResult result)
    {
        if (setting.Problem != null)
            result.AddError(setting.Message);
        settings.Add(setting);
    }
}
