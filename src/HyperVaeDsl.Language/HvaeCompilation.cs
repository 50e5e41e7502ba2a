using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language;

/// <summary>What became of a text.</summary>
/// <param name="Text">The text, with those of the files that it imports.</param>
/// <param name="Tree">The syntax tree of the main file.</param>
/// <param name="Methodology">Its meaning; null when there are errors, or nothing but parts for others.</param>
/// <param name="Draft">What could be understood, errors or not; null when there is nothing.</param>
/// <param name="Diagnostics">The findings in the order of the text.</param>
public sealed record HvaeCompilation(SourceText Text, SyntaxTree Tree, Methodology? Methodology, Methodology? Draft, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The name of the methodology that the main file declares; null when there is none.</summary>
    public WordSyntax? Name { get; init; }

    /// <summary>What a file offers that declares no methodology of its own, such as "abstract methodology Base".</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Why the values that were set from outside cannot be taken. Nothing was compiled then.</summary>
    public IReadOnlyList<SettingError> SettingErrors { get; init; } = [];

    /// <summary>With how many other settings of its params it was compiled.</summary>
    public int OtherSettings { get; init; }

    /// <summary>The params that are right for all of their values: proved, or compiled with each of them.</summary>
    public IReadOnlyList<string> ProvedParams { get; init; } = [];

    /// <summary>The params of which that is not known, each of which is an error; none where there is a methodology.</summary>
    public IReadOnlyList<TriedParam> TriedParams { get; init; } = [];

    /// <summary>The params with other values that were not looked at, because that was not asked for.</summary>
    public IReadOnlyList<string> UncheckedParams { get; init; } = [];

    /// <summary>Goes on and looks at the other values of the params; null where that has been done, or there are none.</summary>
    internal Lazy<HvaeCompilation>? CheckParams { get; init; }

    /// <summary>The params whose values were set from outside.</summary>
    internal IReadOnlyCollection<string> Set { get; init; } = [];

    /// <summary>The params with the values that they had, by name.</summary>
    internal IReadOnlyDictionary<string, Param> Params { get; init; } = new Dictionary<string, Param>();

    /// <summary>
    /// The methodology with params that stay params, but for some by name, which have given values; names of params that binding reads as numbers are added to
    /// these. Null when there are no params or nothing could be understood.
    /// </summary>
    internal Func<ISet<string>, IReadOnlyDictionary<string, Param>, OpenMethodology?> Open { get; init; } = (_, _) => null;

    /// <summary>The same as <see cref="Whole"/> with params that stay params in its tokens.</summary>
    internal Func<MethodologySyntax?> OpenWhole { get; init; } = () => null;

    /// <summary>The methodology with all that it inherits, without what is off; null when that is not known.</summary>
    internal MethodologySyntax? Whole { get; init; }

    /// <summary>The same, with mistakes that are there only with other values of the params, looked for once; itself where these have been looked for.</summary>
    public HvaeCompilation WithParamsChecked() => CheckParams?.Value ?? this;
}
