using System.CommandLine;
using HyperVaeDsl.Cli.Explaining;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae explain [CODE or WORDS]: the page of a diagnostic, without a network.</summary>
internal static class ExplainCommand
{
    private const int MostListed = 20;

    public static Command Create(TextWriter output, TextWriter errors, Terminal terminal)
    {
        Argument<string[]> about = new("CODE") { Description = "A code, such as HV0203 or 203, or words of its title; nothing lists all codes.", Arity = ArgumentArity.ZeroOrMore };
        Command command = new("explain", "Explains a diagnostic: what it means, why it matters, a bad and a fixed example.") { about };
        command.SetAction(result => Run(string.Join(' ', result.GetValue(about) ?? []).Trim(), output, errors, terminal));
        return command;
    }

    private static int Run(string about, TextWriter output, TextWriter errors, Terminal terminal)
    {
        if (about.Length == 0)
        {
            ListAll(output);
            return ExitCodes.Success;
        }
        DiagnosticRule[] found = Find(about);
        if (found.Length == 1)
        {
            Palette palette = new(terminal is { IsInteractive: true, WantsColor: true });
            output.Write(PlainMarkdown.Of(Pages.Find(found[0].Code)!.Markdown, terminal.Width, palette));
            return ExitCodes.Success;
        }
        if (found.Length > 1)
        {
            foreach (DiagnosticRule rule in found.Take(MostListed))
                output.WriteLine(Line(rule));
            if (found.Length > MostListed)
                output.WriteLine(FormattableString.Invariant($"... and {found.Length - MostListed} more. Name more words."));
            return ExitCodes.Success;
        }
        string suggestion = IsCode(about) ? Suggestion.For(about, Rules.All.Select(rule => rule.Code)) : "";
        errors.WriteLine($"hvae: There is no diagnostic '{SafeText.Of(about)}'.{suggestion} Run 'hvae explain' for a list.");
        return ExitCodes.Usage;
    }

    // By code, also without letters and leading zeros; else by words, all of which stand in the title.
    private static DiagnosticRule[] Find(string about)
    {
        string digits = about.StartsWith("HV", StringComparison.OrdinalIgnoreCase) ? about[2..] : about;
        if (digits.Length is > 0 and <= 4 && digits.All(char.IsAsciiDigit) && Rules.All.FirstOrDefault(rule => rule.Code == "HV" + digits.PadLeft(4, '0')) is { } exact)
            return [exact];
        if (IsCode(about))
            return [];
        string[] words = about.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Rules.All.Where(rule => words.All(word => rule.Title.Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    private static bool IsCode(string about) => about.Length > 2 && about.StartsWith("HV", StringComparison.OrdinalIgnoreCase) && about[2..].All(char.IsAsciiDigit);

    private static void ListAll(TextWriter output)
    {
        foreach (IGrouping<string, DiagnosticRule> chapter in Rules.All.GroupBy(rule => rule.Code.Substring(2, 2)))
        {
            output.WriteLine($"{chapter.Key} {Chapters.Of(chapter.First().Code)}");
            foreach (DiagnosticRule rule in chapter)
                output.WriteLine(Line(rule));
        }
    }

    private static string Line(DiagnosticRule rule) => $"  {rule.Code}  {SeverityNames.Of(rule.Severity),-7}  {rule.Title}";
}
