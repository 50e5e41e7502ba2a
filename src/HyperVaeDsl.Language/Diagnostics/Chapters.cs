namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>The chapters of the catalogue: the first two digits of a code.</summary>
public static class Chapters
{
    /// <summary>What each chapter is about, by its digits.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["00"] = "the file",
        ["01"] = "the words",
        ["02"] = "the timeline",
        ["03"] = "signals",
        ["04"] = "losses",
        ["05"] = "feedback",
        ["06"] = "data",
        ["07"] = "names and facts",
        ["08"] = "geometry",
        ["09"] = "guards, checkpoints and targets",
        ["10"] = "composition",
        ["11"] = "what the runtime lacks",
        ["12"] = "advice, with evidence",
        ["13"] = "what is to be ensured",
        ["14"] = "code and projects of your own",
    };

    /// <summary>What the chapter of a code is about.</summary>
    public static string Of(string code) => All[code.Substring(2, 2)];
}
