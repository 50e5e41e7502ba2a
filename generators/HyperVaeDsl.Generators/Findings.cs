using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Generators;

/// <summary>What is left of the findings of many files when each is said once, as serious as the project wants it.</summary>
internal static class Findings
{
    /// <summary>What is wrong with a base is found by every methodology that extends it, and said once.</summary>
    public static IEnumerable<FileDiagnostic> Once(IEnumerable<FileDiagnostic> findings) =>
        findings.GroupBy(finding => (finding.Rule, finding.Message, finding.Place)).Select(same => same.First());

    /// <summary>Findings with the severities that the project chose for their files, and what is wrong with these; one line of configuration speaks of many files.</summary>
    public static IEnumerable<FileDiagnostic> Chosen(IEnumerable<FileDiagnostic> findings, IEnumerable<FileSeverities> severities)
    {
        Dictionary<string, SeverityPolicy> policies = [];
        foreach (FileSeverities file in severities)
            policies[file.Path] = file.Policy();
        IEnumerable<FileDiagnostic> problems = severities.OrderBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(file => file.Problems())
            .GroupBy(problem => problem.Message, StringComparer.Ordinal)
            .Select(same => same.First());
        foreach (FileDiagnostic finding in findings.Concat(problems))
        {
            FileDiagnostic? chosen = policies.TryGetValue(finding.Place.Path, out SeverityPolicy? policy) ? finding.Chosen(policy) : finding;
            if (chosen != null)
                yield return chosen;
        }
    }
}
