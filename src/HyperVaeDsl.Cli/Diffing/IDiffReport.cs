using HyperVaeDsl.Language.Comparisons;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>Writes comparisons in some form.</summary>
internal interface IDiffReport
{
    /// <summary>Takes the comparison of two methodologies.</summary>
    void Add(MethodologyComparison comparison);

    /// <summary>Ends the report.</summary>
    void Finish();
}
