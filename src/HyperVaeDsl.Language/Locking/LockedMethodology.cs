using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Locking;

/// <summary>What a lock file says of one methodology.</summary>
/// <param name="Path">Its file, relative to the lock file, with '/' between folders.</param>
/// <param name="Name">Its name.</param>
/// <param name="Digest">SHA-256 of its canonical form.</param>
/// <param name="Facts">The lines of its canonical form.</param>
/// <param name="Signals">The planned values of its signals.</param>
public sealed record LockedMethodology(string Path, string Name, string Digest, IReadOnlyList<string> Facts, IReadOnlyList<LockedSignal> Signals)
{
    /// <summary>A methodology as it is now, with its params at their defaults.</summary>
    public static LockedMethodology Of(string path, Methodology methodology) =>
        new(path, methodology.Name, methodology.Digest, [.. CanonicalForm.Write(methodology).Split('\n').Where(line => line.Length > 0)], LockedSignal.Of(methodology));
}
