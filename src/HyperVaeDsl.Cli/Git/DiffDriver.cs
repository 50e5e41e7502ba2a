using HyperVaeDsl.Cli.Diffing;
using HyperVaeDsl.Cli.Diffing.Inputs;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Git;

/// <summary>Compares one file for 'git diff' and 'git difftool': by meaning where both texts have one, else as lines. It never fails, because git would stop.</summary>
internal sealed class DiffDriver(TextWriter output, TextWriter errors, Terminal terminal)
{
    private const string Nothing = "/dev/null";
    private const int ShownDigits = 12;

    /// <summary>What git gives to an external diff: one path that is not merged, or seven values and, of a renamed file, two more.</summary>
    public int Run(IReadOnlyList<string> given)
    {
        if (given.Count < 7)
        {
            output.Write($"* Unmerged path {SafeText.Of(given[0])}\n");
            return ExitCodes.Success;
        }
        string path = given[0];
        string newPath = given.Count > 7 ? given[7] : path;
        Head(path, newPath, given);
        Compare(new Side(path, given[1], given[2]), new Side(newPath, given[4], given[5]));
        return ExitCodes.Success;
    }

    /// <summary>What git gives to a difftool.</summary>
    public int Run(string local, string remote, string path)
    {
        Compare(new Side(path, local, null), new Side(path, remote, null));
        return ExitCodes.Success;
    }

    private void Head(string path, string newPath, IReadOnlyList<string> given)
    {
        output.Write($"diff --hvae a/{SafeText.Of(path)} b/{SafeText.Of(newPath)}\n");
        if (given[3] != given[6] && given[3] != "." && given[6] != ".")
            output.Write($"old mode {given[3]}\nnew mode {given[6]}\n");
        // What git says of a rename: "similarity index 90%", "rename from ...", "rename to ...", and the ids of the contents.
        foreach (string line in given.Count > 8 ? given[8].Split('\n', StringSplitOptions.RemoveEmptyEntries) : [])
            output.Write($"{SafeText.Of(line)}\n");
    }

    private void Compare(Side old, Side @new)
    {
        try
        {
            GitRepository repository = GitRepository.Of(Environment.CurrentDirectory);
            using BlobReader blobs = new(repository);
            BlobPlace places = new(repository, blobs);
            (HvaeCompilation? before, HvaeCompilation? after) = TwoSides.Compile(Opened(old, places), Opened(@new, places));
            if (before == null || after == null)
                Alone(before, after);
            else if (before.Methodology != null && after.Methodology != null && DiffConfiguration.Of(Path.Combine(repository.Root, @new.Path), errors) is { } configuration)
                Show(MethodologyComparison.Of(before, after, new ComparisonOptions { Levels = configuration.Levels, Ignored = configuration.Ignored }));
            else
                Lines(@new.Path, before, after);
        }
        catch (Exception exception) when (exception is InputException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"hvae: {@new.Path}: Not compared: {exception.Message}");
        }
    }

    private static Func<HvaeCompilation?> Opened(Side side, BlobPlace places)
    {
        if (side.File == Nothing || (OperatingSystem.IsWindows() && side.File.Equals("nul", StringComparison.OrdinalIgnoreCase)))
            return () => null;
        byte[] content = File.ReadAllBytes(side.File);
        SourceTree tree = places.Of(side.Path, content, side.Id);
        return () => tree.Compile(side.Path, TextBytes.Decode(content));
    }

    private void Show(MethodologyComparison comparison)
    {
        bool isColored = terminal.WantsColor || (Environment.GetEnvironmentVariable("GIT_PAGER_IN_USE") == "true" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb"));
        DiffTextReport report = new(output, new DiffView(new Palette(isColored), terminal.Width, isColored, IsFull: false, Methods: false));
        report.Add(comparison);
        report.Finish();
        output.Write('\n');
    }

    private void Alone(HvaeCompilation? before, HvaeCompilation? after)
    {
        string what = before == null ? "new" : "deleted";
        if ((after ?? before) is not { } one)
            return;
        output.Write(one.Methodology is { } m
            ? $"{what} methodology {m.Name}: {Numbers.Format(m.Epochs)} epochs, {Numbers.Format(m.Phases.Count)} phases, {Numbers.Format(m.Signals.Count)} signals, {Numbers.Format(m.Losses.Count)} losses; digest {m.Digest[..ShownDigits]}\n"
            : $"{what} file without a methodology of its own{(one.Parts.Count > 0 ? $": {string.Join(", ", one.Parts)}" : "")}\n");
        output.Write(UnifiedDiff.Of(one.Text.Path, Content(before), Content(after)));
    }

    // Parts for others have no meaning of their own; what has errors has none at all.
    private void Lines(string path, HvaeCompilation before, HvaeCompilation after)
    {
        string why = Why("old", before) ?? Why("new", after) ?? "what the project says of changes cannot be read";
        output.Write($"Compared as lines of text: {why}.\n");
        output.Write(UnifiedDiff.Of(path, Content(before), Content(after)));
    }

    private static string? Why(string side, HvaeCompilation compilation)
    {
        if (compilation.Methodology != null)
            return null;
        Diagnostic? first = compilation.Diagnostics.FirstOrDefault(finding => finding.Severity == Severity.Error);
        return first == null ? $"the {side} text declares only parts for others"
            : FormattableString.Invariant($"the {side} text has errors ({SafeText.Of(compilation.Text.FileAt(first.Span.Start).Path)}, line {compilation.Text.PositionOf(first.Span.Start).Line}: {first.Code}: {SafeText.Of(first.Message.TrimEnd('.'))})");
    }

    private static string Content(HvaeCompilation? compilation) => compilation?.Text.FileAt(0).Content ?? "";

    private sealed record Side(string Path, string File, string? Id);
}
