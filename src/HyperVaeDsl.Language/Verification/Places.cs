using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Other places that findings name.</summary>
internal static class Places
{
    /// <summary>The length of the run, where a finding says that something is longer.</summary>
    public static DiagnosticDetails Run(Methodology methodology) => new()
    {
        Related = methodology.EpochsSpan is { } place ? [new RelatedLocation(place, "the length of the run")] : [],
    };
}
