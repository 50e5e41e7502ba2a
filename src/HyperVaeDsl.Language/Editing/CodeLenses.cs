using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>What a lens does when it is clicked.</summary>
public enum LensAction
{
    /// <summary>Nothing: it says something.</summary>
    None,

    /// <summary>Shows the plan.</summary>
    Plot,

    /// <summary>Shows the class that a build makes.</summary>
    GeneratedCode,
}

/// <summary>A line above a methodology.</summary>
/// <param name="Span">The name of the methodology.</param>
/// <param name="Title">What it says.</param>
/// <param name="Action">What it does.</param>
public sealed record CodeLens(TextSpan Span, string Title, LensAction Action);

/// <summary>The lines above the methodology of a file: what is proved of it, its picture, and its code.</summary>
public static class CodeLenses
{
    /// <summary>The lenses; none for a file without a methodology of its own.</summary>
    public static IReadOnlyList<CodeLens> Of(HvaeCompilation compilation)
    {
        if (compilation.Name is not { } name)
            return [];
        if (compilation.Methodology is not { } methodology)
        {
            int errors = compilation.Diagnostics.Count(item => item.Severity == Severity.Error);
            return [new CodeLens(name.Span, $"{Count(errors, "error")}: nothing is generated", LensAction.None)];
        }
        string proved = methodology.Ensures.Count > 0 ? $"proved: {Count(methodology.Ensures.Count, "ensure")}" : "no ensure";
        if (compilation.ProvedParams.Count > 0)
            proved += $", for all values of {Count(compilation.ProvedParams.Count, "param")}";
        return
        [
            new CodeLens(name.Span, proved, LensAction.None),
            new CodeLens(name.Span, "plot", LensAction.Plot),
            new CodeLens(name.Span, "generated C#", LensAction.GeneratedCode),
        ];
    }

    private static string Count(int number, string one) => $"{Numbers.Format(number)} {(number == 1 ? one : one + "s")}";
}
