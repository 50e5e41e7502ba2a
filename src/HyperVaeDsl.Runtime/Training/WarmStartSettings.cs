namespace HyperVaeDsl.Runtime.Training;

/// <summary>Components that start with the values of a checkpoint instead of random ones.</summary>
/// <param name="File">The checkpoint in the safetensors format, relative to the current folder.</param>
/// <param name="Components">Paths of the components, such as vae_A.encoder.</param>
public sealed record WarmStartSettings(string File, IReadOnlyList<string> Components);

/// <summary>The file that a run started from.</summary>
/// <param name="File">Its name, as it was given.</param>
/// <param name="Sha256">SHA-256 of its bytes, in hexadecimal.</param>
public sealed record WarmStartFile(string File, string Sha256);
