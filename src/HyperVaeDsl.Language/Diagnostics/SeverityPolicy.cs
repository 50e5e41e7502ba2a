namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>What a user chose for all codes.</summary>
public sealed class SeverityPolicy
{
    private readonly Dictionary<string, SeverityChoice> choices = new(StringComparer.Ordinal);

    /// <summary>Whether every warning that is left is an error.</summary>
    public bool WarningsAreErrors { get; init; }

    /// <summary>Takes a setting; what is wrong with it has no effect. A later one of the same code counts.</summary>
    public void Add(SeveritySetting setting)
    {
        if (setting is { Rule: { } rule, Problem: null })
        {
            choices.Remove(rule.Code);
            if (setting.Choice is { } choice)
                choices.Add(rule.Code, choice);
        }
    }

    /// <summary>The finding as it is to be reported; null when it is not.</summary>
    public Diagnostic? Apply(Diagnostic finding)
    {
        Severity severity = finding.Severity;
        if (choices.TryGetValue(finding.Code, out SeverityChoice choice))
        {
            if (choice == SeverityChoice.None)
                return null;
            severity = choice switch
            {
                SeverityChoice.Suggestion => Severity.Info,
                SeverityChoice.Warning => Severity.Warning,
                _ => Severity.Error,
            };
        }
        if (severity == Severity.Warning && WarningsAreErrors)
            severity = Severity.Error;
        return severity == finding.Severity ? finding : finding with { Severity = severity };
    }
}
