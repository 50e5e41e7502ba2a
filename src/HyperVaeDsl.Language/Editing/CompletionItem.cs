using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>What a completion writes.</summary>
public enum CompletionKind
{
    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A statement, with its parts to be filled in.</summary>
    Statement,

    /// <summary>An operator of schedules, with its parts to be filled in.</summary>
    Operator,

    /// <summary>A schedule with a name.</summary>
    Preset,

    /// <summary>A kind of loss, with its parameters.</summary>
    Loss,

    /// <summary>A parameter of a loss.</summary>
    Option,

    /// <summary>A metric.</summary>
    Metric,

    /// <summary>A unit.</summary>
    Unit,

    /// <summary>A name that a file declares.</summary>
    Name,

    /// <summary>A param.</summary>
    Param,

    /// <summary>The code of a finding.</summary>
    Code,

    /// <summary>A path.</summary>
    File,
}

/// <summary>One thing that may be written at a place.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">A few words beside it.</param>
/// <param name="Insert">What is written. Where <paramref name="IsSnippet"/>, <c>${1:x}</c> is a place to fill in and <c>$0</c> where the cursor goes.</param>
/// <param name="IsSnippet">Whether there are places to fill in.</param>
/// <param name="Replaces">What it is written over: what stands of the word already.</param>
public sealed record CompletionItem(string Label, CompletionKind Kind, string Detail, string Insert, bool IsSnippet, TextSpan Replaces)
{
    /// <summary>What is written where a client knows no places to fill in: their examples.</summary>
    public string Plain => IsSnippet ? Snippets.Filled(Insert) : Insert;
}
