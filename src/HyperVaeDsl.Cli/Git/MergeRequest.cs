namespace HyperVaeDsl.Cli.Git;

/// <summary>What git asks of a merge driver (gitattributes, "Defining a custom merge driver").</summary>
/// <param name="Base">File with the common ancestor (%O).</param>
/// <param name="Ours">File with our text (%A); the result is written there.</param>
/// <param name="Theirs">File with the other text (%B).</param>
/// <param name="MarkerSize">Characters of a conflict marker (%L).</param>
/// <param name="Path">The path in the repository (%P).</param>
/// <param name="BaseLabel">What the marker of the ancestor says (%S); null where git does not know it.</param>
/// <param name="OursLabel">What our marker says (%X); null where git does not know it.</param>
/// <param name="TheirsLabel">What their marker says (%Y); null where git does not know it.</param>
internal sealed record MergeRequest(string Base, string Ours, string Theirs, int MarkerSize, string Path, string? BaseLabel, string? OursLabel, string? TheirsLabel);
