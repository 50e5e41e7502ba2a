using HyperVaeDsl.Language.Binding;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>What was read from the files of a compilation with certain values of the params.</summary>
/// <param name="Text">All files as one text.</param>
/// <param name="Tree">The tree of the main file.</param>
/// <param name="Declared">The methodology of the main file as written; null when it declares none, or only abstract ones.</param>
/// <param name="Whole">The same with all that it inherits; null when that is not known.</param>
/// <param name="BrokenWords">Words of statements that could not be read, in all files.</param>
/// <param name="UsedParams">The params that are used somewhere; whether only statements that are off use them.</param>
/// <param name="Diagnostics">The findings so far.</param>
internal sealed record Reading(
    SourceText Text,
    SyntaxTree Tree,
    MethodologySyntax? Declared,
    MethodologySyntax? Whole,
    ISet<string> BrokenWords,
    IReadOnlyDictionary<string, bool> UsedParams,
    DiagnosticBag Diagnostics)
{
    /// <summary>The signals that were bound with other values of the params; null where there are none.</summary>
    public BoundSignals? Signals { get; init; }
}
