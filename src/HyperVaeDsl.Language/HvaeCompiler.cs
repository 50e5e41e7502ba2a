using HyperVaeDsl.Language.Binding;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Fixing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language;

/// <summary>The front door: text in, verdicts out. Used alike by the source generator, the command line and tests.</summary>
public static class HvaeCompiler
{
    /// <summary>A methodology is written by people; beyond this many characters a file is something else.</summary>
    public const int MostCharacters = 4 * 1024 * 1024;

    /// <summary>Reads, composes, binds and verifies a text. Never throws for what stands in it.</summary>
    public static HvaeCompilation Compile(string path, string content, HvaeOptions? options = null)
    {
        if (content.Length > MostCharacters)
            return TooLarge(path, content.Length, "characters");
        if (content.IndexOf('\0') >= 0)
            return Refuse(path, Rules.NotText, "The file is not a text. Save the methodology as text in UTF-8.");
        options ??= HvaeOptions.None;
        SourceSet sources = SourceSet.Load(path, content, options);
        List<SettingError> unset = [];
        IReadOnlyDictionary<string, Param> values = Settings.Apply(sources.Params, options.Settings, unset);
        Reading reading = sources.Read(values);
        DiagnosticBag diagnostics = reading.Diagnostics;
        int read = diagnostics.Count;
        (Methodology? methodology, MethodologySyntax? whole) = unset.Count > 0 ? (null, null) : Understand(reading, options.Verifies);
        (int BeforeReading, int BeforeBinding) indices = (sources.FoundBeforeReading, read);
        Consequences.Remove(reading, ref indices);
        // What was not understood is never passed over in silence, whoever should have reported it.
        if (!diagnostics.HasErrors && reading.Tree.IsBroken)
            diagnostics.Report(Rules.UnexpectedText, reading.Tree.FirstBroken?.Span ?? new TextSpan(0, 0), "A statement cannot be read. Compare the words of the file with the reference of the language.");
        if (!diagnostics.HasErrors && methodology != null)
            UnusedParams(sources, reading);
        string[] left = options.ChecksParams || diagnostics.HasErrors || methodology == null ? [] : [.. values.Values.Where(param => !param.Range.IsPoint).Select(param => param.Name)];
        DiagnosticBag understood = left.Length == 0 ? diagnostics : new DiagnosticBag(diagnostics);
        return Judged(diagnostics, left);

        // What params with other values are wrong about is found out now, or later from where all else is known.
        HvaeCompilation Judged(DiagnosticBag diagnostics, string[] left)
        {
            RangeVerdict range = RangeVerdict.None;
            if (left.Length == 0 && !diagnostics.HasErrors && methodology != null)
                range = new RangeCheck(values, other => ErrorsOf(sources.Read(other)), (other, box) => ErrorsOf(sources.Read(other, box), box)).Run(diagnostics);
            if (values.Count > 0)
                diagnostics.Change(indices.BeforeBinding, item => IsOfValues(item) ? item with { Notes = [.. item.Notes, $"The params are {string.Join(", ", values.Values.Select(param => $"{param.Name} = {param.Show(param.Value)}"))}."] } : item);
            if (methodology != null)
                Allowances.Apply(methodology, diagnostics);
            diagnostics.Change(indices.BeforeReading, item => Origin.OfPreset(item, sources.Calls));
            diagnostics.Change(indices.BeforeBinding, item => Origin.OfBase(item, reading));
            diagnostics.Change(0, item => Removals.Widened(item, reading.Text));
            ParamBox? lastBox = null;
            string[] parts = Parts(reading.Tree);
            if (reading.Declared == null && parts.Length == 0 && !diagnostics.HasErrors)
                diagnostics.Report(Rules.EmptyFile, new TextSpan(0, 0), "The file declares no methodology. Write 'methodology Name { ... }'.");
            return new HvaeCompilation(reading.Text, reading.Tree, diagnostics.HasErrors ? null : methodology, methodology, diagnostics.InTextOrder())
            {
                Name = reading.Declared?.Name,
                Parts = reading.Declared == null ? parts : [],
                SettingErrors = unset,
                Whole = whole,
                Params = values,
                Set = [.. options.Settings.Keys],
                Open = (closed, at) => values.Count == 0 || methodology == null ? null : OpenOf(sources, at, closed, ref lastBox),
                OpenWhole = () => values.Count == 0 || methodology == null ? null : OffStatements.Of(sources.Read(values, BoxOf([.. values.Values.Where(param => !param.IsUnknown)])).Whole!).Active,
                OtherSettings = range.Settings,
                ProvedParams = range.Proved,
                TriedParams = range.Tried,
                UncheckedParams = left,
                CheckParams = left.Length == 0 ? null : new(() => Judged(new DiagnosticBag(understood), [])),
            };
        }
    }

    // A counterexample belongs to the values of the params for which it was found.
    private static bool IsOfValues(Diagnostic item) =>
        item.Code == Rules.EnsureRefuted.Code || item.Code == Rules.EnsureUndecided.Code || item.Code == Rules.EnsureBrokenByController.Code;

    /// <summary>The answer to a file that is too large to be worth reading.</summary>
    public static HvaeCompilation TooLarge(string path, long size, string unit) => Refuse(
        path,
        Rules.FileTooLarge,
        $"The file has {size.ToString(System.Globalization.CultureInfo.InvariantCulture)} {unit}; a methodology has at most {Numbers.Format(MostCharacters)} characters. Is this the right file?");

    private static (Methodology? Methodology, MethodologySyntax? Whole) Understand(Reading reading, bool verifies)
    {
        if (reading.Whole == null)
            return (null, null);
        OffStatements off = OffStatements.Of(reading.Whole);
        DiagnosticBag checkedToo = new(reading.Diagnostics);
        Methodology methodology = verifies ? Bind(off.Active, reading, reading.Diagnostics) : MethodologyBinder.Bind(off.Active, reading.BrokenWords, reading.Text, reading.Diagnostics, reading.Signals);
        if (off.Exist)
        {
            off.Soften(reading.Text, reading.Diagnostics);
            Bind(reading.Whole, reading, checkedToo);
            off.Report(checkedToo.InTextOrder(), reading.Diagnostics);
        }
        return (methodology, off.Active);
    }

    // What was read as a number while binding will be one the next time, so nothing is verified before.
    private static Methodology Bind(MethodologySyntax whole, Reading reading, DiagnosticBag diagnostics, bool onlyErrors = false, ParamBox? box = null)
    {
        Methodology methodology = MethodologyBinder.Bind(whole, reading.BrokenWords, reading.Text, diagnostics, reading.Signals);
        if (box == null)
            Verifier.Verify(methodology, diagnostics, onlyErrors);
        else if (box.Read.Count == 0 || diagnostics.HasErrors)
            Verifier.VerifyOpen(methodology, diagnostics, box, reading.Signals?.Rest);
        // What is known of a methodology with errors, or with params that will be numbers the next time, is not known of the next one.
        if (box != null && (box.Read.Count > 0 || diagnostics.HasErrors))
            reading.Signals?.Rest = null;
        return methodology;
    }

    private static ParamBox BoxOf(Param[] open) => new([.. open.Select(param => param.Name)], [.. open.Select(param => param.Value)], [.. open.Select(param => param.Domain)]);

    // What the binder reads as a number stays one.
    private static OpenMethodology OpenOf(SourceSet sources, IReadOnlyDictionary<string, Param> values, ISet<string> closed, ref ParamBox? lastBox)
    {
        while (true)
        {
            foreach (Param param in values.Values.Where(param => param.Range.IsPoint))
                closed.Add(param.Name);
            Param[] open = [.. values.Values.Where(param => !param.IsUnknown && !closed.Contains(param.Name))];
            // The same box as before while the same params are open, so that what was read and bound with them is known at the next setting.
            ParamBox box = lastBox != null && lastBox.Names.SequenceEqual(open.Select(param => param.Name)) ? lastBox : BoxOf(open);
            box.Renew([]);
            lastBox = box;
            Reading reading = sources.Read(values, box);
            Methodology methodology = MethodologyBinder.Bind(OffStatements.Of(reading.Whole!).Active, reading.BrokenWords, reading.Text, reading.Diagnostics, reading.Signals);
            if (box.Read.Count == 0)
                return new OpenMethodology(methodology, box);
            foreach (int read in box.Read.Keys)
                closed.Add(open[read].Name);
        }
    }

    // What is off has no effect with any value, so it is checked with those that the params have.
    private static Diagnostic[] ErrorsOf(Reading reading, ParamBox? box = null)
    {
        if (reading.Whole != null)
        {
            OffStatements off = OffStatements.Of(reading.Whole);
            reading.Diagnostics.OnlyErrors = true;
            Bind(off.Active, reading, reading.Diagnostics, onlyErrors: true, box);
            if (off.Exist)
                off.Soften(reading.Text, reading.Diagnostics);
        }
        return [.. reading.Diagnostics.InTextOrder().Where(item => item.Severity == Severity.Error)];
    }

    private static void UnusedParams(SourceSet sources, Reading reading)
    {
        foreach (Param param in sources.Params.Values)
        {
            TextSpan place = param.Declaration.Name.Span;
            if (!reading.UsedParams.TryGetValue(param.Name, out bool onlyOff))
                reading.Diagnostics.Report(Rules.UnusedParam, place, $"Nothing uses param '{param.Name}'. Write its name where its value is meant, or remove it.", new DiagnosticDetails { Fixes = [Fix.Removal($"Remove param '{param.Name}'", param.Declaration.Header) with { KeepsMeaning = true }] });
            else if (onlyOff)
                reading.Diagnostics.Report(Rules.ReadWhileOff, place, $"Only statements that are off use param '{param.Name}', so its value has no effect now.");
        }
    }

    // What a file without a methodology of its own offers to others.
    private static string[] Parts(SyntaxTree tree) =>
        [.. tree.Root.Statements.Select(part => part is MethodologySyntax { IsAbstract: true, Name: { } name } ? $"abstract methodology {name.Text}" : part is PresetSyntax preset ? $"preset {preset.Name.Text}" : null).OfType<string>()];

    private static HvaeCompilation Refuse(string path, DiagnosticRule rule, string message)
    {
        DiagnosticBag diagnostics = new();
        diagnostics.Report(rule, new TextSpan(0, 0), message);
        SourceText empty = new(path, "");
        return new HvaeCompilation(empty, SyntaxTree.Parse(empty, new DiagnosticBag()), null, null, diagnostics.InTextOrder());
    }
}
