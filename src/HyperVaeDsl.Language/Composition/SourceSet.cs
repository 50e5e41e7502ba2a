using HyperVaeDsl.Language.Binding;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Composition;

/// <summary>The files of a compilation with their methodologies and params, ready to be read with any values of the params.</summary>
internal sealed class SourceSet
{
    private readonly IReadOnlyList<LoadedFile> files;
    private readonly MergedStatements merged = new();
    private readonly BoundSignals signals = new(null, null);
    private BoundSignals? openSignals;
    private readonly Dictionary<LoadedFile, IReadOnlyList<Outline>> outlines;
    private readonly Dictionary<Outline, IReadOnlyDictionary<string, Param>> ownParams;
    private readonly DiagnosticBag found;
    private readonly Outline? subject;
    private readonly Dictionary<LoadedFile, ReadFiles> before = [];

    private SourceSet(IReadOnlyList<LoadedFile> files, DiagnosticBag diagnostics)
    {
        this.files = files;
        found = diagnostics;
        Text = SourceText.Join([.. files.Select(file => file.Text)]);
        Calls = PresetCollector.Expand(files, diagnostics);
        outlines = files.ToDictionary(file => file, file => Outline.Of(file, Text));
        BaseResolver.Resolve(outlines, diagnostics);
        ownParams = outlines.Values.SelectMany(list => list).ToDictionary(outline => outline, outline => ParamCollector.Collect(outline, diagnostics));
        subject = outlines[files[0]].FirstOrDefault(outline => !outline.IsAbstract);
        FoundBeforeReading = diagnostics.Count;
    }

    /// <summary>How many findings there were before anything was parsed.</summary>
    public int FoundBeforeReading { get; }

    /// <summary>All files as one text, the main one first.</summary>
    public SourceText Text { get; }

    /// <summary>The calls of presets by their places.</summary>
    public IReadOnlyDictionary<TextSpan, Preset> Calls { get; }

    /// <summary>The params of the methodology that the main file declares.</summary>
    public IReadOnlyDictionary<string, Param> Params => subject == null ? new Dictionary<string, Param>() : ownParams[subject];

    /// <summary>Loads a file and what it imports.</summary>
    public static SourceSet Load(string path, string content, HvaeOptions options)
    {
        DiagnosticBag diagnostics = new();
        return new SourceSet(FileLoader.Load(path, content, options, diagnostics), diagnostics);
    }

    /// <summary>Reads all files with some values of the params.</summary>
    /// <param name="values">The params.</param>
    /// <param name="box">Those of them that stay params, for a proof over their values; null for none.</param>
    public Reading Read(IReadOnlyDictionary<string, Param> values, ParamBox? box = null)
    {
        DiagnosticBag diagnostics = new(found);
        HashSet<Outline> chain = [.. subject?.Chain() ?? []];
        HashSet<string> brokenWords = new(StringComparer.Ordinal);
        Dictionary<TextSpan, MethodologySyntax> methodologies = [];
        Dictionary<string, bool> used = new(StringComparer.Ordinal);
        SyntaxTree? main = null;
        foreach (LoadedFile file in files)
        {
            (SyntaxTree tree, IReadOnlyDictionary<string, bool> onlyOff) = Read(file, values, box, chain, diagnostics);
            main ??= tree;
            brokenWords.UnionWith(tree.BrokenWords);
            foreach (KeyValuePair<string, bool> use in onlyOff)
                used[use.Key] = use.Value && (!used.TryGetValue(use.Key, out bool only) || only);
            foreach (MethodologySyntax methodology in tree.Root.Statements.OfType<MethodologySyntax>().Where(methodology => methodology.Name != null))
                methodologies[methodology.Name!.Span] = methodology;
        }
        Flattener flattener = new(diagnostics, brokenWords, merged);
        MethodologySyntax? declared = Subject(main!, diagnostics);
        // Bases are checked for what they override even where nothing extends them.
        foreach (MethodologySyntax part in main!.Root.Statements.OfType<MethodologySyntax>().Where(part => part != declared && part.IsAbstract))
            Flatten(part, methodologies, flattener);
        // After a broken header it is not known what is inherited.
        bool isKnown = declared is { IsBroken: false } || !brokenWords.Contains("extends");
        MethodologySyntax? whole = declared == null || !isKnown ? null : Flatten(declared, methodologies, flattener);
        return new Reading(Text, main, declared, whole, brokenWords, used, diagnostics) { Signals = Params.Count == 0 ? null : SignalsOf(box) };
    }

    private (SyntaxTree Tree, IReadOnlyDictionary<string, bool> OnlyOff) Read(LoadedFile file, IReadOnlyDictionary<string, Param> values, ParamBox? box, HashSet<Outline> chain, DiagnosticBag diagnostics)
    {
        ReadFiles? readBefore = Before(file);
        if (readBefore?.Find(values, box) is { } known)
            return (known.Tree, known.OnlyOff);
        int found = diagnostics.Count;
        int required = box?.Facts.Count ?? 0;
        Substitution substitution = new(file, diagnostics, box);
        TokenList tokens = substitution.Run(outlines[file].Select(outline => (outline, chain.Contains(outline) ? values : ownParams[outline])));
        SyntaxTree tree = SyntaxTree.Parse(Text, tokens, file.Span, diagnostics, readBefore?.Statements, box);
        // What a methodology outside of the chain uses has a value of its own, which may have the same name.
        if (diagnostics.Count == found)
            readBefore?.Remember(new ReadFile(tree, substitution.OnlyOff, box, substitution.OnlyOff.Keys.Where(values.ContainsKey).ToDictionary(name => name, name => ReadParam.Of(values[name], box), StringComparer.Ordinal), [.. box?.Facts.Skip(required) ?? []]));
        return (tree, substitution.OnlyOff);
    }

    // Signals with params of another box are others.
    private BoundSignals SignalsOf(ParamBox? box) =>
        box == null ? signals : openSignals?.Box == box ? openSignals : openSignals = new BoundSignals(box, signals);

    // Without params a text is read once.
    private ReadFiles? Before(LoadedFile file)
    {
        if (Params.Count == 0)
            return null;
        if (!before.TryGetValue(file, out ReadFiles? files))
            before.Add(file, files = new ReadFiles());
        return files;
    }

    private static MethodologySyntax? Subject(SyntaxTree main, DiagnosticBag diagnostics)
    {
        MethodologySyntax[] concrete = [.. main.Root.Statements.OfType<MethodologySyntax>().Where(methodology => !methodology.IsAbstract)];
        foreach (MethodologySyntax second in concrete.Skip(1))
            diagnostics.Report(Rules.SecondMethodology, second.Span, $"The file already declares {(concrete[0].Name is { } first ? $"methodology {first.Text}" : "a methodology")}. Put {(second.Name is { } other ? $"'{other.Text}'" : "this one")} into a file of its own.", new RelatedLocation(concrete[0].Name?.Span ?? concrete[0].Keyword.Span, "the first one"));
        return concrete.FirstOrDefault();
    }

    // Null when what it inherits is not known: nothing could be said about the whole.
    private MethodologySyntax? Flatten(MethodologySyntax methodology, Dictionary<TextSpan, MethodologySyntax> methodologies, Flattener flattener)
    {
        Outline? outline = outlines[files[0]].FirstOrDefault(candidate => candidate.Name.Span == methodology.Name?.Span);
        if (outline == null)
            return methodology.Extends == null ? flattener.Flatten([methodology]) : null;
        IReadOnlyList<Outline> chain = outline.Chain();
        return chain.Any(part => part.IsCut || !methodologies.ContainsKey(part.Name.Span))
            ? null
            : flattener.Flatten([.. chain.Select(part => methodologies[part.Name.Span])]);
    }
}
