using HyperVaeDsl.Language.Comparisons;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>Writes comparisons in some form.</summary>
internal interface IDiffReport
{
    /// <summary>Takes the comparison of two methodologies.</summary>
    void Add(MethodologyComparison comparison);

    /// <summary>Takes a sentence about the whole, or about a methodology that has nothing to be compared with. Forms that have places for findings alone leave it out.</summary>
    void Note(string sentence)
    {
    }

    /// <summary>Ends the report.</summary>
    void Finish();
}
