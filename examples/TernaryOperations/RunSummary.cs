using HyperVaeDsl.Runtime.Training;

namespace TernaryOperations;

/// <summary>A finished run.</summary>
internal sealed record RunSummary(MethodologyFacts Facts, string Folder, TrainingResult Result);
