using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// Makes two phases of one, at its middle, so that something can begin there. The second one keeps what the first one left, so this is offered where every signal has
/// come to rest by then.
/// </summary>
internal static class SplitPhase
{
    public static CodeAction? At(CodeActionRequest request)
    {
        EditedFile file = request.File;
        TokenList tokens = file.Tokens;
        int at = Math.Max(0, file.FirstAfter(request.Span.Start) - 1);
        StatementPlace? statement = file.StatementOf(at);
        while (statement != null && tokens[statement.Keyword].Text != "phase")
            statement = statement.Parent;
        // phase NAME UNIT a..b {
        if (statement == null || statement.Close < 0 || statement.HeaderEnd != statement.Keyword + 6 || tokens[statement.Keyword + 4].Kind != TokenKind.Range)
            return null;
        string name = tokens[statement.Keyword + 1].Text;
        if (request.Compilation.Methodology?.Phases.FirstOrDefault(candidate => candidate.Name == name) is not { EarlyEnd: null } phase)
            return null;
        // What speaks of the phase speaks of all of it.
        if (request.Project.SymbolAt(file.Path, tokens[statement.Keyword + 1].Span.Start) is not { } symbol || request.Project.OccurrencesOf(symbol).Count > 1)
            return null;
        string unit = tokens[statement.Keyword + 2].Text;
        double low = tokens[statement.Keyword + 3].Value;
        if (End(request.Compilation.Methodology, tokens[statement.Keyword + 5], unit) is not { } high || !(high > low))
            return null;
        double middle = Math.Round((low + high) / 2);
        if (middle <= low || middle >= high)
            middle = (low + high) / 2;
        string lineEnd = CodeActions.LineEnd(file);
        string split = Numbers.Format(middle);
        string second = Free(request, name);
        FileChange[] changes =
        [
            new(file, tokens[statement.Keyword + 5].Span, split),
            new(file, new TextSpan(tokens[statement.Close].Span.End, tokens[statement.Close].Span.End), $"{lineEnd}  phase {second} {unit} {split}..{tokens[statement.Keyword + 5].Text} {{{lineEnd}  }}"),
        ];
        return request.Keeps(file, request.Compilation, changes, null, Rules.IdlePhase.Code)
            ? new CodeAction($"Split phase {phase.Name} at {(unit == "percent" ? $"{split}% of the run" : $"{unit} {split}")}", "refactor.rewrite", changes)
            : null;
    }

    private static double? End(Methodology methodology, Token end, string unit)
    {
        if (end.Kind == TokenKind.Number)
            return end.Value;
        double epochs = methodology.Epochs;
        return unit switch
        {
            "epochs" => epochs,
            "steps" => epochs * methodology.Data.StepsPerEpoch,
            "samples" => epochs * methodology.Data.SamplesPerEpoch,
            "percent" => 100,
            _ => null,
        };
    }

    private static string Free(CodeActionRequest request, string name)
    {
        HashSet<string> taken = [.. request.Project.Symbols.Select(symbol => symbol.Name)];
        int number = 2;
        while (taken.Contains(name + Numbers.Format(number)))
            number++;
        return name + Numbers.Format(number);
    }
}
