using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;
using HyperVaeDsl.Import.Layouts;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Formatting;

namespace HyperVaeDsl.Import;

/// <summary>Turns a training configuration into a methodology.</summary>
public static class Importer
{
    /// <summary>The layouts that are known, the more special ones first.</summary>
    public static IReadOnlyList<ILayout> Layouts { get; } = [new DualLayout(), new StructuralLayout(), new ManifoldLayout(), new ComposerLayout(), new TimmLayout(), new LightningLayout(), new PlainLayout()];

    /// <summary>Imports a configuration.</summary>
    /// <param name="file">The name of its file, for the name of the methodology and for what is said of it.</param>
    /// <param name="text">Its text.</param>
    /// <param name="read">Gives the text of a file beside it by its name; null if there is none.</param>
    /// <param name="options">What the user says.</param>
    /// <exception cref="ImportException">It is no configuration that can be imported.</exception>
    public static ImportedMethodology Import(string file, string text, Func<string, string?> read, ImportOptions options)
    {
        ConfigSheet sheet = new(new ConfigFiles(read).Read(text));
        ILayout layout = Layout(sheet, options);
        string title = Path.GetFileNameWithoutExtension(file);
        MethodologyDraft draft = new(options.Name ?? Words.Title(title));
        draft.Document($"Imported from {Path.GetFileName(file)}, as a configuration of the layout '{layout.Name}'.");
        layout.Write(sheet, draft, options);
        IReadOnlyList<ConfigLeaf> left = [.. sheet.Left];
        string written = draft.Write(Remarks(sheet, left));
        FormattedText formatted = HvaeFormatter.Format(HvaeCompiler.Compile(file, written), content => HvaeCompiler.Compile(file, content));
        return new ImportedMethodology(formatted.Text ?? written, layout.Name, sheet.Leaves.Count, left);
    }

    private static ILayout Layout(ConfigSheet sheet, ImportOptions options)
    {
        if (options.Layout is { } name)
            return Layouts.FirstOrDefault(layout => layout.Name == name) ?? throw new ImportException($"There is no layout '{name}'. The layouts are {string.Join(", ", Layouts.Select(layout => layout.Name))}.");
        return Layouts.FirstOrDefault(layout => layout.Fits(sheet))
            ?? throw new ImportException($"No known layout fits this configuration. A layout is recognised by its keys: {string.Join("; ", Layouts.Select(layout => $"{layout.Name} by {layout.Keys}"))}. Name one with --layout.");
    }

    private static IEnumerable<string> Remarks(ConfigSheet sheet, IReadOnlyList<ConfigLeaf> left)
    {
        foreach (ConfigLeaf leaf in sheet.Leaves.Where(leaf => leaf.IsTaken && leaf.Node is ConfigScalar scalar && ConfigNumber.IsTextToPyYaml(scalar)))
        {
            yield return "";
            yield return $"{leaf.Path}: {leaf.Text} is a number here; PyYAML reads a text, since it wants a point and a sign: {Words.Number(ConfigNumber.Read((ConfigScalar)leaf.Node)!.Value)}.";
        }
        if (left.Count == 0)
            yield break;
        yield return "";
        yield return "Not imported:";
        foreach (ConfigLeaf leaf in left)
            yield return $"  {leaf.Path}: {Shortened(leaf.Text)}  ({leaf.Reason ?? "the key is not known; if code reads it, nothing here says what it does"})";
    }

    private static string Shortened(string text) => text.Length <= 80 ? text : text[..77] + "...";
}
