using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Fixing;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// What can be done at a place: the fixes of findings, all certain fixes of the file, an 'allow', and changes of how the file is written. The latter are offered only
/// after they were compiled and train exactly what was trained before.
/// </summary>
public static class CodeActions
{
    private const string QuickFix = "quickfix";
    private const string FixAll = "source.fixAll";

    /// <summary>The actions, the likeliest first.</summary>
    public static IReadOnlyList<CodeAction> At(CodeActionRequest request)
    {
        List<CodeAction> actions = [];
        if (request.Wants(QuickFix))
        {
            foreach (Diagnostic finding in Here(request))
                actions.AddRange(Fixes(request, finding));
            if (!request.IsQuick)
                actions.AddRange(Here(request).Where(finding => finding.Severity != Severity.Error).Select(finding => Allow(request, finding)).OfType<CodeAction>());
        }
        if (!request.IsQuick && request.Wants(FixAll) && All(request) is { } all)
            actions.Add(all);
        if (request.IsQuick || request.Compilation.Methodology == null)
            return actions;
        if (request.Wants("refactor.extract") && ExtractParam.At(request) is { } param)
            actions.Add(param);
        if (request.Wants("refactor.inline") && InlinePreset.At(request) is { } preset)
            actions.Add(preset);
        if (request.Wants(SplitPhase.Kind))
            actions.AddRange(SplitPhase.At(request));
        if (request.CanCreate && request.Wants("refactor.extract") && MoveToBase.At(request) is { } moved)
            actions.Add(moved);
        return actions;
    }

    private static IEnumerable<Diagnostic> Here(CodeActionRequest request) => request.Compilation.Diagnostics.Where(finding =>
        request.Compilation.Text.FileStart(finding.Span.Start) == 0 && finding.Span.Start <= request.Span.End && finding.Span.End >= request.Span.Start);

    private static IEnumerable<CodeAction> Fixes(CodeActionRequest request, Diagnostic finding)
    {
        int length = request.File.Text.Content.Length;
        string lineEnd = LineEnd(request.File);
        bool isOne = finding.Fixes.Count(fix => fix.Applicability == Applicability.Certain) == 1;
        foreach (Fix fix in finding.Fixes.Where(fix => fix.Changes.Count > 0 && fix.Changes.All(change => change.Span.Start >= 0 && change.Span.End <= length)))
        {
            FileChange[] changes = [.. fix.Changes.Select(change => new FileChange(request.File, change.Span, change.Text.Replace("\n", lineEnd)))];
            yield return new CodeAction(fix.Title, QuickFix, changes) { IsPreferred = isOne && fix.Applicability == Applicability.Certain };
        }
    }

    private static CodeAction? All(CodeActionRequest request)
    {
        if (!request.Compilation.Diagnostics.Any(finding => finding.Fixes.Any(fix => fix.Applicability == Applicability.Certain)))
            return null;
        FixRun run = Fixer.Apply(request.Compilation, content => request.Compile(request.File, path => path == request.File.Path ? content : null));
        string before = request.File.Text.Content;
        if (run.Applied.Count == 0 || run.Text == before)
            return null;
        (TextSpan span, string text) = Changed(before, run.Text);
        return new CodeAction(run.Applied.Count == 1 ? "Apply the fix of this file" : $"Apply all {Numbers.Format(run.Applied.Count)} fixes of this file", FixAll, [new FileChange(request.File, span, text)]);
    }

    private static CodeAction? Allow(CodeActionRequest request, Diagnostic finding)
    {
        TokenList tokens = request.File.Tokens;
        int at = Math.Max(0, request.File.FirstAfter(finding.Span.Start) - 1);
        if (finding.Code == Rules.UnusedAllow.Code || request.File.StatementOf(at) is not { } statement)
            return null;
        // A line of a block that only has a header speaks of all that it holds.
        string words = $"allow {finding.Code} because \"write the reason here\"";
        string indentation = new(' ', 2 * (Depth(statement) + 1));
        FileChange change = statement.Open >= 0
            ? new FileChange(request.File, new TextSpan(tokens[statement.Open].Span.End, tokens[statement.Open].Span.End), LineEnd(request.File) + indentation + words)
            : new FileChange(request.File, new TextSpan(tokens[statement.HeaderEnd - 1].Span.End, tokens[statement.HeaderEnd - 1].Span.End), "  " + words);
        HvaeCompilation after = request.Compile(request.File, path => path == request.File.Path ? TextEdits.Apply(request.File.Text.Content, [new TextChange(change.Span, change.Text)]) : null);
        bool isGone = after.Diagnostics.Count < request.Compilation.Diagnostics.Count && after.Methodology?.Digest == request.Compilation.Methodology?.Digest;
        return isGone ? new CodeAction($"Allow {finding.Code} here, with a reason", QuickFix, [change]) : null;
    }

    /// <summary>The line end of most lines of a file.</summary>
    internal static string LineEnd(EditedFile file) => Formatting.HvaeFormatter.LineEndOf(file.Text.Content);

    /// <summary>How many blocks are open around a statement.</summary>
    internal static int Depth(StatementPlace statement) => statement.Parent == null ? 0 : Depth(statement.Parent) + 1;

    // What differs between two texts, as one change.
    private static (TextSpan Span, string Text) Changed(string before, string after)
    {
        int head = 0;
        while (head < before.Length && head < after.Length && before[head] == after[head])
            head++;
        int tail = 0;
        while (tail < before.Length - head && tail < after.Length - head && before[before.Length - 1 - tail] == after[after.Length - 1 - tail])
            tail++;
        // A pair of units that make one character, or that end one line, is not parted.
        while (head > 0 && (char.IsHighSurrogate(before[head - 1]) || before[head - 1] == '\r'))
            head--;
        while (tail > 0 && (char.IsLowSurrogate(before[before.Length - tail]) || before[before.Length - tail] == '\n'))
            tail--;
        return (new TextSpan(head, before.Length - tail), after.Substring(head, after.Length - tail - head));
    }
}
