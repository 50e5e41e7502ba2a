using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// The trees of one file with several values of its params: where those that the file uses are the same, so is the tree, and it requires the same of params
/// that stay params. Only what was read without a finding is remembered.
/// </summary>
internal sealed class ReadFiles
{
    // A file that many tried params occur in is hardly ever read twice with the same values of all; the last ones are compared.
    private const int MostKept = 8;

    private readonly Queue<ReadFile> kept = new();

    /// <summary>The statements of the file.</summary>
    public ReadStatements Statements { get; } = new();

    /// <summary>What was read before with the same values, or null.</summary>
    public ReadFile? Find(IReadOnlyDictionary<string, Param> values, ParamBox? box)
    {
        ReadFile? found = kept.FirstOrDefault(file => file.Box == box && file.Used.All(used => values.TryGetValue(used.Key, out Param? param) && used.Value == ReadParam.Of(param, box)));
        if (found != null)
            box?.Require(found.Facts);
        return found;
    }

    /// <summary>Remembers what was read.</summary>
    public void Remember(ReadFile file)
    {
        if (kept.Count == MostKept)
            kept.Dequeue();
        kept.Enqueue(file);
    }
}

/// <summary>A file as it was read with some values of the params.</summary>
/// <param name="Tree">Its tree.</param>
/// <param name="OnlyOff">The params that it uses; whether each only in statements that are off.</param>
/// <param name="Box">Those of them that stayed params.</param>
/// <param name="Used">Those that it uses, as they were read.</param>
/// <param name="Facts">What it requires of them.</param>
internal sealed record ReadFile(SyntaxTree Tree, IReadOnlyDictionary<string, bool> OnlyOff, ParamBox? Box, IReadOnlyDictionary<string, ReadParam> Used, IReadOnlyList<ParamFact> Facts);

/// <summary>How a param was read.</summary>
/// <param name="Value">Its value.</param>
/// <param name="IsOpen">Whether it stayed a param.</param>
internal readonly record struct ReadParam(double Value, bool IsOpen)
{
    /// <summary>How a param is read now.</summary>
    public static ReadParam Of(Param param, ParamBox? box) => new(param.Value, box?.IndexOf(param.Name) >= 0);
}
