using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>Reads the sides of a comparison.</summary>
/// <param name="errors">Where to say why one cannot be read, or is broken.</param>
internal sealed class DiffRun(TextWriter errors)
{
    /// <summary>A compiled file, with its errors said; null where it cannot be compared with anything.</summary>
    public HvaeCompilation? Compile(string path, IReadOnlyDictionary<string, string> settings)
    {
        if (MethodologyFile.Compile(path, errors, settings) is not { } compilation)
            return null;
        if (compilation.Name == null && compilation.Parts.Count > 0)
        {
            errors.WriteLine($"{path}: The file declares no methodology that could be compared, only {string.Join(", ", compilation.Parts)}.");
            return null;
        }
        foreach (Diagnostic error in compilation.Diagnostics.Where(item => item.Severity == Severity.Error))
            errors.WriteLine(error.Format(compilation.Text));
        return compilation;
    }
}
