using System.Text;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>What is said of the word under the pointer.</summary>
/// <param name="Span">The word.</param>
/// <param name="Markdown">What is said of it.</param>
public sealed record Hover(TextSpan Span, string Markdown)
{
    /// <summary>The hover at an offset; null where there is nothing to say.</summary>
    /// <param name="project">The files.</param>
    /// <param name="path">The file.</param>
    /// <param name="offset">The offset.</param>
    /// <param name="methodology">What the file means, or as much of it as is understood; null for nothing.</param>
    /// <param name="manual">The reference.</param>
    public static Hover? At(EditorProject project, string path, int offset, Methodology? methodology, Manual manual)
    {
        if (project.FileOf(path) is not { } file || file.File.TokenAt(offset) is not { } index)
            return null;
        HoverWriter writer = new(project, file, index, methodology, manual);
        return writer.Write() is { } text ? new Hover(file.File.Tokens[index].Span, text) : null;
    }
}

/// <summary>Writes the hover of one token.</summary>
internal sealed class HoverWriter(EditorProject project, ProjectFile file, int index, Methodology? methodology, Manual manual)
{
    private readonly TokenList tokens = file.File.Tokens;
    private readonly Token token = file.File.Tokens[index];

    public string? Write() => token.Kind switch
    {
        TokenKind.Number => Number(),
        TokenKind.Word => Word(),
        TokenKind.Percent when index > 0 && tokens[index - 1].Kind == TokenKind.Number => Time(tokens[index - 1].Value, "%"),
        TokenKind.Text when index > 0 && tokens[index - 1].Text == "import" => $"Imports {Code(ImportPath.Resolve(file.File.Path, token.Text))}.",
        _ => null,
    };

    private string? Word()
    {
        if (Rules.All.FirstOrDefault(rule => rule.Code == token.Text) is { } rule)
            return $"**{rule.Code}**: {rule.Title}. {(rule.Severity == Severity.Info ? "An advice" : rule.Severity == Severity.Warning ? "A warning" : "An error")}.";
        if (project.Resolve(file, index) is { } symbol)
            return Named(symbol);
        // Of a unit what is asked is how long the time is.
        if (index > 0 && tokens[index - 1].Kind == TokenKind.Number && Time(tokens[index - 1].Value, token.Text) is { } time)
            return time;
        if (Prelude.Presets.TryGetValue(token.Text, out Preset? preset) && tokens[index + 1].Kind == TokenKind.OpenParenthesis)
            return $"{Code(preset.Form)}\n\n{preset.Name.Documentation}";
        StatementPlace? statement = file.File.StatementOf(index);
        if (statement == null)
            return null;
        IReadOnlyList<string> expected = Expectation.Of(file.File, statement, index, EditorProject.ValuesAt(file, token.Span.Start));
        if (expected.Contains("the name of a metric") && MetricKind.Find(token.Text) is { } metric)
            return manual.Metric(MetricKind.OfModel(metric).Name);
        if (token.Text == "end" && methodology != null && expected.Contains("'end'"))
            return $"The end of the run: {TimeWords.All(methodology, methodology.Epochs, "epochs")}.";
        return Keyword(statement);
    }

    private string? Keyword(StatementPlace statement)
    {
        string keyword = tokens[statement.Keyword].Text;
        if (index == statement.Keyword)
            return manual.Find(keyword, statement.Parent == null ? null : tokens[statement.Parent.Keyword].Text);
        // Within a schedule the nearest operator before the word explains it.
        string? within = Schedules.IsOperator(token.Text) ? token.Text : null;
        for (int i = index - 1; i > statement.Keyword && within == null; i--)
            within = tokens[i].Kind == TokenKind.Word && Schedules.IsOperator(tokens[i].Text) ? tokens[i].Text : null;
        if (keyword == "loss" && within == null)
            return LossKind.Find(tokens[statement.Keyword + 1].Text) is { } kind ? manual.Loss(kind.Kind.Name) : manual.Find("loss");
        return within == token.Text ? manual.Find(within) : manual.Find(token.Text, within ?? (statement.Parent is { Parent: not null } block && tokens[block.Keyword].Text is "data" or "model" or "optimizer" ? tokens[statement.Parent!.Keyword].Text : keyword));
    }

    private string? Number()
    {
        string unit = tokens[index + 1].Kind == TokenKind.Percent ? "%" : tokens[index + 1].Kind == TokenKind.Word ? tokens[index + 1].Text : "";
        if (Time(token.Value, unit) is { } time)
            return time;
        StatementPlace? statement = file.File.StatementOf(index);
        // The numbers of a range have one unit, which stands before or behind them.
        if (statement != null && tokens[statement.Keyword].Text == "phase" && index < statement.HeaderEnd && statement.Keyword + 2 < index)
            return Time(token.Value, tokens[statement.Keyword + 2].Text);
        return unit == "%" ? $"{token.Text}% = {Numbers.Format(token.Value / 100)}"
            : token.Text.IndexOfAny(['e', 'E']) >= 0 ? $"{token.Text} = {Plain(token.Value)}"
            : null;
    }

    private string? Time(double value, string unit) => methodology == null ? null : TimeWords.All(methodology, value, unit);

    private static string Plain(double value)
    {
        string text = Numbers.Format(value);
        return text.IndexOf('E') >= 0 && Math.Abs(value) is > 1e-28 and < 1e28 ? ((decimal)value).ToString("0.#############################", System.Globalization.CultureInfo.InvariantCulture) : text;
    }

    private string Named(Symbol symbol)
    {
        string documentation = symbol.Documentation.Length > 0 ? "\n\n" + symbol.Documentation.Replace("\n", "  \n") : "";
        string elsewhere = symbol.File != file.File ? $"\n\nDeclared in {Code(symbol.File.Text.FileName)}." : "";
        switch (symbol.Kind)
        {
            case SymbolKind.Signal when methodology?.FindSignal(symbol.Name) is { } signal:
                return SignalCard.Of(methodology!, signal) + elsewhere;
            case SymbolKind.Loss:
                return Loss(symbol, token.Text) + elsewhere;
            case SymbolKind.Phase when methodology?.Phases.FirstOrDefault(phase => phase.Name == symbol.Name) is { } phase:
                return Phase(phase) + documentation + elsewhere;
            case SymbolKind.Param:
                return $"{Code(Line(symbol))}{documentation}{elsewhere}";
            case SymbolKind.Preset or SymbolKind.PresetParameter:
                return $"{Code(Line(symbol))}{documentation}{elsewhere}";
            case SymbolKind.Methodology when methodology?.Name == symbol.Name:
                return $"**methodology {symbol.Name}**{documentation}\n\n{TimeWords.All(methodology!, methodology!.Epochs, "epochs")}, {Count(methodology.Phases.Count, "phase")}, {Count(methodology.Signals.Count, "signal")}, {Count(methodology.Losses.Count, "loss", "losses")}.{elsewhere}";
            default:
                return $"{Code(Line(symbol))}{documentation}{elsewhere}";
        }
    }

    private string Loss(Symbol symbol, string written)
    {
        StringBuilder text = new();
        if (LossKind.Find(symbol.Name) is { } kind && manual.Loss(kind.Kind.Name) is { } entry)
            text.Append(entry);
        else
            text.Append(Code(Line(symbol)));
        if (methodology?.Losses.FirstOrDefault(loss => loss.Name == symbol.Name) is { } loss)
        {
            string[] phases = [.. methodology.Phases.Where((_, phase) => phase < loss.ActiveIn.Count && loss.ActiveIn[phase]).Select(phase => phase.Name)];
            text.Append("\n\nIts weight is ").Append(loss.Weight.Signal is { } signal ? Code(signal) : Numbers.Format(loss.Weight.Number));
            text.Append(phases.Length == methodology.Phases.Count ? "; it acts in every phase." : phases.Length == 0 ? "; it acts in no phase." : $"; it acts in {string.Join(", ", phases)}.");
        }
        // 'radial.weight' is a signal of its own.
        return written.Length > symbol.Name.Length && methodology?.FindSignal(written) is { } own ? $"{SignalCard.Of(methodology, own)}\n\n---\n\n{text}" : text.ToString();
    }

    private string Phase(Phase phase)
    {
        double steps = methodology!.Data.StepsPerEpoch;
        string range = $"**phase {phase.Name}**: epochs {Numbers.Short(phase.Start)}..{Numbers.Short(phase.End)}";
        return steps > 0 ? $"{range}, steps {Numbers.Short(phase.Start * steps)}..{Numbers.Short(phase.End * steps)}, {TimeWords.All(methodology, phase.End - phase.Start, "epochs")}" : range;
    }

    private static string Line(Symbol symbol)
    {
        string text = symbol.File.Text.Slice(symbol.Statement);
        int end = text.IndexOfAny(['\n', '\r', '{']);
        return (end < 0 ? text : text.Substring(0, end)).Trim();
    }

    private static string Code(string text) => text.IndexOf('`') >= 0 ? $"`` {text} ``" : $"`{text}`";

    private static string Count(int number, string one, string? many = null) => $"{Numbers.Format(number)} {(number == 1 ? one : many ?? one + "s")}";
}
