using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Merging;

namespace HyperVaeDsl.Cli.Git;

/// <summary>Merges one file for git, by meaning where its texts can be read and as lines where not.</summary>
internal sealed class MergeDriver(TextWriter errors)
{
    private const int Clean = 0;
    private const int Conflict = 1;

    /// <summary>Merges and writes the result. Returns what git takes: 0 for a clean merge, 1 for a conflict.</summary>
    public int Run(MergeRequest request)
    {
        string folder = Environment.CurrentDirectory;
        try
        {
            GitRepository repository = GitRepository.Of(folder);
            using BlobReader blobs = new(repository);
            byte[] ours = File.ReadAllBytes(request.Ours);
            MergedRevisions revisions = new(repository, blobs, request);
            HvaeCompilation[] sides = [.. new[] { request.Base, request.Ours, request.Theirs }.Select((file, i) => Compile(revisions, File.ReadAllBytes(file), request.Path, isBase: i == 0))];
            SourceTree place = revisions.Of(ours, isBase: false);
            MergeOptions options = new()
            {
                MarkerSize = request.MarkerSize,
                ShowsBase = GitProcess.Run(folder, "config", "--get", "merge.conflictStyle").Line is "diff3" or "zdiff3",
                Base = request.BaseLabel ?? "base",
                Ours = request.OursLabel ?? "ours",
                Theirs = request.TheirsLabel ?? "theirs",
            };
            MergeResult result = MethodologyMerge.Merge(sides[0], sides[1], sides[2], text => place.Compile(request.Path, text), options);
            if (result.Text == null)
                return AsLines(request, options, folder, $"the {Side(result.UnreadableSide!)} cannot be read as a methodology{Why(sides[result.UnreadableSide == "base" ? 0 : result.UnreadableSide == "ours" ? 1 : 2])}");
            File.WriteAllBytes(request.Ours, TextBytes.Encode(result.Text, ours));
            return Report(request.Path, result);
        }
        catch (Exception exception) when (exception is GitException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"hvae: {request.Path}: Not merged: {exception.Message}");
            return Conflict;
        }
    }

    private static HvaeCompilation Compile(MergedRevisions revisions, byte[] content, string path, bool isBase) =>
        revisions.Of(content, isBase).Compile(path, TextBytes.Decode(content));

    private int Report(string path, MergeResult result)
    {
        foreach (MergeConflict conflict in result.Conflicts)
        {
            errors.WriteLine($"hvae: {path}: {conflict.Name}: both sides changed it.");
            errors.WriteLine($"  before  {Shown(conflict.Base)}");
            errors.WriteLine($"  ours    {Shown(conflict.Ours)}");
            errors.WriteLine($"  theirs  {Shown(conflict.Theirs)}");
        }
        if (result.Outcome == MergeOutcome.ErrorsTogether)
        {
            errors.WriteLine($"hvae: {path}: The changes of both sides are in the file, but together they make errors that neither side has. Correct the file and add it.");
            FindingWriter findings = new(errors, Palette.Plain, width: 0);
            foreach (Diagnostic error in result.Errors)
                findings.Write(result.Merged!.Text, error);
        }
        return result.Outcome == MergeOutcome.Merged ? Clean : Conflict;
    }

    private int AsLines(MergeRequest request, MergeOptions options, string folder, string why)
    {
        errors.WriteLine($"hvae: {request.Path}: Merged as lines of text, not by meaning: {why}.");
        List<string> arguments =
        [
            "merge-file", "-L", options.Ours, "-L", options.Base, "-L", options.Theirs, FormattableString.Invariant($"--marker-size={request.MarkerSize}"),
            .. options.ShowsBase ? (string[])["--diff3"] : [],
            // Files that begin with a dash are no options.
            "--", request.Ours, request.Base, request.Theirs,
        ];
        GitAnswer answer = GitProcess.Run(folder, [.. arguments]);
        if (answer.Errors.Length > 0)
            errors.Write(answer.Errors);
        return answer.Code == 0 ? Clean : Conflict;
    }

    private static string Side(string side) => side switch { "ours" => "text of our side", "theirs" => "text of their side", _ => "common ancestor" };

    private static string Why(HvaeCompilation compilation) =>
        compilation.Diagnostics.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } first
            ? FormattableString.Invariant($" (line {compilation.Text.PositionOf(first.Span.Start).Line}: {first.Code}: {first.Message.TrimEnd('.')})")
            : "";

    private static string Shown(string? fact) => fact == null ? "(not there)" : SafeText.Of(fact);
}
