namespace HyperVaeDsl.Cli.Git;

/// <summary>A setting of git's configuration.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">What installing writes.</param>
/// <param name="Mark">What each value of an installation contains, whichever tool wrote it: by it one's own is told from others'.</param>
internal sealed record GitSetting(string Key, string Value, string Mark)
{
    // The header of a hunk is the phase, group, controller or other block that it lies in.
    private const string HunkHeader = "^[[:space:]]*((abstract[[:space:]]+|override[[:space:]]+|off[[:space:]]+)*(methodology|phase|group|controller|learned_controller|component|data|model|optimizer|checkpoint)([[:space:]][^{]*[^{[:space:]])?)[[:space:]]*\\{?";

    /// <summary>All settings, for a command that starts the tool.</summary>
    public static IReadOnlyList<GitSetting> All(string tool) =>
    [
        new("diff.hvae.command", $"{tool} git diff-driver --", " git diff-driver"),
        new("diff.hvae.textconv", $"{tool} git textconv --", " git textconv"),
        new("diff.hvae.xfuncname", HunkHeader, "learned_controller|component"),
        new("difftool.hvae.cmd", $"{tool} git difftool -- \"$LOCAL\" \"$REMOTE\" \"$MERGED\"", " git difftool "),
        new("merge.hvae.name", "merge of methodologies by meaning (hvae)", "(hvae)"),
        new("merge.hvae.driver", $"{tool} git merge-driver -- %O %A %B %L %P %S %X %Y", " git merge-driver "),
    ];
}
