using System.CommandLine;
using System.Text;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae format [--check] FILE...: the one layout of the language.</summary>
internal static class FormatCommand
{
    private const string StandardInput = "-";

    public static Command Create(TextReader input, TextWriter output, TextWriter errors)
    {
        Argument<string[]> files = new("FILE") { Description = "The .hvae files; - formats standard input to standard output.", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(result =>
        {
            foreach (string name in result.Tokens.Select(token => token.Value).Where(name => name.StartsWith('-') && name != StandardInput && !File.Exists(name)))
                result.AddError($"There is no option '{name}'.");
        });
        Option<bool> check = new("--check") { Description = "Write nothing; name the files whose layout would change, with the first line that differs." };
        Command command = new(
            "format",
            "Lays files out in the one canonical way. Exit codes: 0 all files have it now; 1 a file has syntax errors and was left alone, or with --check would change; 2 wrong usage, or a file cannot be read, written or formatted without changing its meaning.")
        {
            files,
            check,
        };
        command.SetAction(result => result.GetValue(files)!
            .Select(file => file == StandardInput ? RunStandardInput(result.GetValue(check), input, output, errors) : RunFile(file, result.GetValue(check), output, errors))
            .Max());
        return command;
    }

    private static int RunFile(string file, bool isCheck, TextWriter output, TextWriter errors)
    {
        if (MethodologyFile.Compile(file, errors) is not { } compilation)
            return ExitCodes.Usage;
        if (Formatted(compilation, file, output, errors, out int code) is not { } formatted)
            return code;
        if (Difference(file, compilation.Text.FileAt(0).Content, formatted) is not { } difference)
            return ExitCodes.Success;
        if (isCheck)
        {
            output.WriteLine(difference);
            return ExitCodes.Errors;
        }
        if (AtomicFile.Write(file, formatted) is { } why)
        {
            errors.WriteLine($"{file}: The file cannot be written: {why}.");
            return ExitCodes.Usage;
        }
        output.WriteLine($"{file}: formatted.");
        return ExitCodes.Success;
    }

    private static int RunStandardInput(bool isCheck, TextReader input, TextWriter output, TextWriter errors)
    {
        HvaeCompilation compilation;
        try
        {
            compilation = MethodologyFile.Compile(StandardInput, input.ReadToEnd());
        }
        catch (DecoderFallbackException)
        {
            compilation = HvaeCompiler.Compile(StandardInput, "\0");
        }
        // The standard output is for the text alone.
        if (Formatted(compilation, StandardInput, errors, errors, out int code) is not { } formatted)
            return code;
        if (!isCheck)
        {
            output.Write(formatted);
            return ExitCodes.Success;
        }
        if (FirstDifference(compilation.Text.FileAt(0).Content, formatted) is not { } difference)
            return ExitCodes.Success;
        output.WriteLine(Describe(StandardInput, difference));
        return ExitCodes.Errors;
    }

    private static string? Formatted(HvaeCompilation compilation, string file, TextWriter findings, TextWriter errors, out int code)
    {
        FormattedText result = HvaeFormatter.Format(compilation, content => MethodologyFile.Compile(file, content));
        code = ExitCodes.Success;
        if (result.Outcome == FormatOutcome.Unreadable)
        {
            DiagnosticPrinter.Print(compilation, findings);
            findings.WriteLine($"{file}: not formatted, because of its errors.");
            code = ExitCodes.Errors;
        }
        else if (result.Outcome == FormatOutcome.MeaningWouldChange)
        {
            errors.WriteLine($"{file}: Not formatted: the formatted text would not mean the same. This is a defect of the formatter; please report it with the file.");
            code = ExitCodes.Usage;
        }
        return result.Text;
    }

    // A byte order mark, or another encoding than UTF-8, is a difference although the text does not show it.
    private static string? Difference(string file, string content, string formatted)
    {
        if (FirstDifference(content, formatted) is { } difference)
            return Describe(file, difference);
        return File.ReadAllBytes(file).AsSpan().SequenceEqual(new UTF8Encoding(false).GetBytes(formatted))
            ? null
            : $"{file}(1): would change: it would become UTF-8 without a byte order mark.";
    }

    private static string Describe(string file, (int Line, string Is, string Becomes) difference) =>
        $"{file}({Numbers.Format(difference.Line)}): would change:\n  - {difference.Is}\n  + {difference.Becomes}";

    private static (int Line, string Is, string Becomes)? FirstDifference(string content, string formatted)
    {
        if (content == formatted)
            return null;
        string[] a = content.Split('\n');
        string[] b = formatted.Split('\n');
        int line = 0;
        while (line < a.Length && line < b.Length && a[line] == b[line])
            line++;
        return (line + 1, Shown(a, line), Shown(b, line));
    }

    private static string Shown(string[] lines, int line) =>
        line < lines.Length && !(line + 1 == lines.Length && lines[line].Length == 0) ? lines[line].Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) : "(the end of the file)";
}
