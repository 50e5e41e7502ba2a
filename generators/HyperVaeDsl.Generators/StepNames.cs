namespace HyperVaeDsl.Generators;

/// <summary>Names of the steps of the generator, by which tests ask why one ran.</summary>
internal static class StepNames
{
    /// <summary>The .hvae files of the project, with what their items say.</summary>
    public const string Files = "Files";

    /// <summary>What the project says about all of them.</summary>
    public const string Settings = "Settings";

    /// <summary>The files with the paths that they import.</summary>
    public const string Scanned = "Scanned";

    /// <summary>Each file with everything that its compilation depends on.</summary>
    public const string Inputs = "Inputs";

    /// <summary>The compiler of the language.</summary>
    public const string Compiled = "Compiled";

    /// <summary>The names of the generated files.</summary>
    public const string Names = "Names";

    /// <summary>The classes that the files declare.</summary>
    public const string Declared = "Declared";

    /// <summary>Classes that two files declare.</summary>
    public const string Repeated = "Repeated";

    /// <summary>What the configuration of the project chooses.</summary>
    public const string Severities = "Severities";

    /// <summary>The C#.</summary>
    public const string Sources = "Sources";

    /// <summary>The findings, as they are to be reported.</summary>
    public const string Diagnostics = "Diagnostics";
}
