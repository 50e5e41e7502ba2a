using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>hvae show FILE: every signal as planned, per epoch or at given times.</summary>
internal static class ShowCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        Argument<string> file = new("FILE") { Description = "The .hvae file." };
        Option<bool> csv = new("--csv") { Description = "Comma-separated values at full precision instead of a table." };
        Option<double[]> at = new("--at")
        {
            Description = "A time in epochs, such as 49.5; may be repeated. Default: the start of every epoch.",
            HelpName = "EPOCH",
            AllowMultipleArgumentsPerToken = true,
            CustomParser = Times,
        };
        Option<Dictionary<string, string>> set = SetOption.Create();
        Option<bool> flat = new("--flat") { Description = "The methodology written out instead: with what it inherits, and with values instead of params." };
        Option<bool> facts = new("--facts") { Description = "Everything that training depends on instead, a line each: what the digest is a hash of." };
        Command command = new("show", "Prints the planned value of every signal.") { file, csv, at, flat, facts, set };
        command.Validators.Add(result =>
        {
            bool signals = result.GetValue(csv) || result.GetResult(at) is { Implicit: false };
            if ((result.GetValue(flat) && (signals || result.GetValue(facts))) || (result.GetValue(facts) && signals))
                result.AddError("--flat prints a methodology, --facts what it means, --csv and --at its signals. Choose one.");
        });
        command.SetAction(result =>
        {
            if (MethodologyFile.Compile(result.GetValue(file)!, errors, result.GetValue(set)) is not { } compilation)
                return ExitCodes.Usage;
            DiagnosticPrinter.Print(compilation, errors);
            if (compilation.Methodology is not { } methodology)
                return PartsOnly.Report(compilation, result.GetValue(file)!, errors);
            if (result.GetValue(flat))
            {
                output.Write(FlatText.Of(compilation));
                return ExitCodes.Success;
            }
            if (result.GetValue(facts))
            {
                output.Write(CanonicalForm.Write(methodology));
                return ExitCodes.Success;
            }
            double[] times = result.GetValue(at) ?? [];
            foreach (double time in times)
            {
                if (!(time >= 0 && time < methodology.Epochs))
                {
                    errors.WriteLine($"hvae: The time {Numbers.Format(time)} is outside the run: write one from 0 up to but not including {Numbers.Format(methodology.Epochs)}.");
                    return ExitCodes.Usage;
                }
            }
            if (times.Length == 0)
                times = [.. Enumerable.Range(0, methodology.Epochs).Select(epoch => (double)epoch)];
            SignalTable table = new(methodology, times);
            if (result.GetValue(csv))
                table.WriteCsv(output);
            else
                table.WriteText(output);
            return ExitCodes.Success;
        });
        return command;
    }

    private static double[] Times(ArgumentResult result)
    {
        List<double> times = [];
        foreach (Token token in result.Tokens)
        {
            if (double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double time))
                times.Add(time);
            else
                result.AddError($"--at takes a time in epochs, such as 49.5, not '{token.Value}'.");
        }
        return [.. times];
    }
}
