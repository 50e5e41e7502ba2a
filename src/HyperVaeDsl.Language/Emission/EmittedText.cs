namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// The text of a methodology in its class, written out without imports and params: checkpoints keep it, so that a run can be compared with what
/// the file has become, by its meaning.
/// </summary>
/// <param name="flat">The text.</param>
/// <param name="digest">The digest of the text where the params of the class can have other values; else null.</param>
internal sealed class EmittedText(string flat, string? digest)
{
    /// <summary>Writes the member.</summary>
    public void Emit(CodeWriter code)
    {
        string[] lines = flat.TrimEnd('\n').Split('\n');
        code.Line();
        if (digest == null)
        {
            code.Summary("The text of the methodology, without imports and params. Every checkpoint keeps it.");
            code.Line("public const string Text =");
        }
        else
        {
            code.Summary("The text of the methodology, without imports and params, where the params have the values of the file; else nothing. Every checkpoint keeps it.");
            code.Line($"public string Text => Digest != {Names.Quote(digest)} ? \"\" :");
        }
        code.Indented(() =>
        {
            for (int i = 0; i < lines.Length; i++)
                code.Line($"{Names.Quote(lines[i] + "\n")}{(i + 1 < lines.Length ? " +" : ";")}");
        });
    }
}
