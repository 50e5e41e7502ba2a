using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Merging;

/// <summary>
/// Merges two texts that come from one by their facts instead of their lines (the three-way merge of Khanna, Kunal and Pierce, "A formal
/// investigation of diff3", over statements with names). A fact that one side changed is changed; one that both sides changed alike is changed
/// once; one that they changed differently is a conflict, marked in the text. Where statements stand, and what their comments say, is merged
/// in the same way.
/// </summary>
public static class MethodologyMerge
{
    /// <summary>Merges two texts. Never throws for what stands in them.</summary>
    /// <param name="before">The common ancestor; of a file that both sides added, an empty text.</param>
    /// <param name="ours">Our text; the merged one has its line ends.</param>
    /// <param name="theirs">The other text.</param>
    /// <param name="compile">Compiles a merged text in the place of ours.</param>
    /// <param name="options">How conflicts are marked.</param>
    public static MergeResult Merge(HvaeCompilation before, HvaeCompilation ours, HvaeCompilation theirs, Func<string, HvaeCompilation> compile, MergeOptions? options = null)
    {
        string? unreadable = !IsReadable(ours) ? "ours" : !IsReadable(theirs) ? "theirs" : !IsReadable(before) ? "base" : null;
        if (unreadable != null)
            return new MergeResult(MergeOutcome.Unreadable, null, [], null) { UnreadableSide = unreadable };
        options ??= new MergeOptions();
        (string a, string b, string c) = (Content(before), Content(ours), Content(theirs));
        // What only one side changed stays as it is written there.
        string? single = b == c || c == a ? b : b == a ? c : null;
        if (single != null)
            return Judge(single, ours, theirs, compile(single));
        MergeResult result = Merge(before, ours, theirs, compile, options, byColumn: true);
        // Parts of one statement that do not go together are a conflict of the statement.
        return result.Merged?.Tree.IsBroken == true ? Merge(before, ours, theirs, compile, options, byColumn: false) : result;
    }

    private static MergeResult Merge(HvaeCompilation before, HvaeCompilation ours, HvaeCompilation theirs, Func<string, HvaeCompilation> compile, MergeOptions options, bool byColumn)
    {
        string[] contents = [Content(before), Content(ours), Content(theirs)];
        MergeWriter writer = new(Markers.Distinct(contents), options.ShowsBase);
        new TreeMerge(writer, byColumn).File(MergeItem.Of(before), MergeItem.Of(ours), MergeItem.Of(theirs));
        SourceText assembled = new(ours.Text.FileAt(0).Path, writer.ToString());
        string laidOut = LayoutWriter.Write(SourcePiece.Read(assembled, Lexer.Tokenize(assembled, new DiagnosticBag())), "\n");
        string text = writer.Markers.Replace(laidOut, options);
        if (HvaeFormatter.LineEndOf(contents[1]) == "\r\n")
            text = text.Replace("\n", "\r\n");
        return writer.Conflicts.Count > 0
            ? new MergeResult(MergeOutcome.Conflict, text, writer.Conflicts, null)
            : Judge(text, ours, theirs, compile(text));
    }

    private static MergeResult Judge(string text, HvaeCompilation ours, HvaeCompilation theirs, HvaeCompilation merged) =>
        new(HasErrors(merged) && !HasErrors(ours) && !HasErrors(theirs) ? MergeOutcome.ErrorsTogether : MergeOutcome.Merged, text, [], merged);

    private static bool HasErrors(HvaeCompilation compilation) => compilation.Diagnostics.Any(finding => finding.Severity == Severity.Error);

    private static bool IsReadable(HvaeCompilation compilation) =>
        Content(compilation).Trim().Length == 0 ? !compilation.Diagnostics.Any(HvaeFormatter.IsNoText) : HvaeFormatter.IsReadable(compilation);

    private static string Content(HvaeCompilation compilation) => compilation.Text.FileAt(0).Content;
}
