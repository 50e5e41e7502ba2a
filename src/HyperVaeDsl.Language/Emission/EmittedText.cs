using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// The text of a methodology in its class, written out without imports and params: checkpoints keep it, so that a run can be compared with what
/// the file has become, by its meaning.
/// </summary>
/// <param name="flat">The text, with the names of params between marks where the class has their values.</param>
internal sealed class EmittedText(string flat)
{
    /// <summary>Writes the member.</summary>
    public void Emit(CodeWriter code, EmissionNames names)
    {
        string[] lines = flat.TrimEnd('\n').Split('\n');
        code.Line();
        code.Summary($"The text of the methodology, without imports and params{(names.Arguments.Count > 0 ? ", with their values" : "")}. Every checkpoint keeps it.");
        code.Line(names.Arguments.Count > 0 ? "public string Text =>" : "public const string Text =");
        code.Indented(() =>
        {
            for (int i = 0; i < lines.Length; i++)
                code.Line($"{Filled(lines[i] + "\n", names)}{(i + 1 < lines.Length ? " +" : ";")}");
        });
    }

    private static string Filled(string line, EmissionNames names)
    {
        string[] parts = line.Split(LevelText.Mark);
        return string.Join(" + ", parts.Select((part, i) => i % 2 == 0 ? Names.Quote(part) : $"ParamValues.Text({names.Member(part)})"));
    }
}
