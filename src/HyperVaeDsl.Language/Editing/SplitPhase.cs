using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Fixing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// Makes two phases of one at a time, so that something can begin there. What runs at that time goes on in the second phase with 'continue', so nothing that is trained
/// changes; that is proved by compiling before anything is offered.
/// </summary>
public static class SplitPhase
{
    /// <summary>The kind of the action.</summary>
    internal const string Kind = "refactor.rewrite";

    /// <summary>The phase at the cursor, split at an epoch of the run; else why it cannot be, as a sentence.</summary>
    public static (CodeAction? Action, string Problem) At(CodeActionRequest request, double epoch)
    {
        (SplitTarget? target, string problem) = SplitTarget.Of(request);
        if (target == null)
            return (null, problem);
        if (!target.Holds(epoch))
            return (null, $"Phase {target.Phase.Name} is epochs {Numbers.Short(target.Phase.Start)}..{Numbers.Short(target.Phase.End)}; it can be split between these, and epoch {Numbers.Short(epoch)} is not.");
        return Proved(request, target, new SplitTime(epoch, "")) is { } action ? (action, "") : (null, $"Split at epoch {Numbers.Short(epoch)}, {Hindrance(request, target, epoch)}");
    }

    /// <summary>The likeliest splits of the phase at the cursor.</summary>
    internal static IEnumerable<CodeAction> At(CodeActionRequest request) => SplitTarget.Of(request).Target is { } target
        ? SplitTimes.Of(request, target).Select(time => Proved(request, target, time)).OfType<CodeAction>()
        : [];

    // The shortest text that is the same: what rests need not be mentioned, and what is allowed in the phase may have to be allowed in both.
    private static CodeAction? Proved(CodeActionRequest request, SplitTarget target, SplitTime time)
    {
        string title = $"Split phase {target.Phase.Name} at {target.Words(time.Epoch)}{time.Why}";
        HashSet<string> tried = new(StringComparer.Ordinal);
        foreach (SplitText text in (SplitText[])[new(false, false), new(true, false), new(false, true), new(true, true)])
        {
            if (text.Write(request, target, time.Epoch) is { } changes && tried.Add(string.Concat(changes.Select(change => change.Text)))
                && request.Keeps(request.File, request.Compilation, changes, null, Rules.IdlePhase.Code))
                return new CodeAction(title, Kind, changes);
        }
        return null;
    }

    // What would be different with the plainest text.
    private static string Hindrance(CodeActionRequest request, SplitTarget target, double epoch)
    {
        const string Other = "something else would be trained, here or in a file that imports this one.";
        if (new SplitText(true, false).Write(request, target, epoch) is not { } changes
            || TextEdits.Apply(request.File.Text.Content, changes.Select(change => new TextChange(change.Span, change.Text))) is not { } text)
            return "a line would have to move that shares its line with something else. Write it on a line of its own.";
        HvaeCompilation after = request.Compile(request.File, path => path == request.File.Path ? text : null);
        HashSet<string> known = [.. request.Compilation.Diagnostics.Select(item => item.Code), Rules.IdlePhase.Code];
        if (after.Methodology is not { } split)
            return after.Diagnostics.FirstOrDefault(item => item.Severity == Severity.Error) is { } error ? $"there would be an error: {error.Message}" : Other;
        if (Asleep(target, split) is var (loss, part))
            return $"loss '{loss.Name}' would not be computed in epochs {Numbers.Short(part.Start)}..{Numbers.Short(part.End)}: its weight is 0 in all of them.";
        return after.Diagnostics.FirstOrDefault(item => !known.Contains(item.Code)) is { } finding ? $"there would be another finding, {finding.Code}: {finding.Message}" : Other;
    }

    // A loss that acts in a part of the phase now, and would not act in the phase that the part would be.
    private static (Loss Loss, Phase Part)? Asleep(SplitTarget target, Methodology split)
    {
        int index = target.Methodology.Phases.ToList().IndexOf(target.Phase);
        foreach ((Loss loss, Loss before) in split.Losses.Join(target.Methodology.Losses, loss => loss.Name, before => before.Name, (loss, before) => (loss, before)))
        {
            for (int i = index; i <= index + 1 && i < split.Phases.Count; i++)
            {
                if (loss.Activity[i] == null && before.Activity[index] is { } acts && acts.From < split.Phases[i].End && acts.To > split.Phases[i].Start)
                    return (loss, split.Phases[i]);
            }
        }
        return null;
    }
}
