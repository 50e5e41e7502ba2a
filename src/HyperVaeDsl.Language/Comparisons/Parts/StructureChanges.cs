using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>How facts are said: name, documentation, bases, params, text. None of it trains anything.</summary>
internal static class StructureChanges
{
    private const int LongestWords = 120;

    public static void Find(ChangeCollector c, TextDifference text)
    {
        c.AddIfDifferent(ChangeRules.MethodologyRenamed, "methodology", c.Old.Name, c.New.Name, ChangeEffect.None, c.Old.NameSpan, c.New.NameSpan);
        FindDocumentation(c);
        c.AddIfDifferent(ChangeRules.BasesChanged, "bases and imports", Bases(c.OldSide), Bases(c.NewSide), ChangeEffect.None, BaseSpan(c.OldSide), BaseSpan(c.NewSide));
        FindParams(c);
        if (!text.IsIdentical)
            c.Add(ChangeRules.TextChanged, "text", null, text.Words, ChangeEffect.None, null, null);
    }

    private static void FindParams(ChangeCollector c)
    {
        (IReadOnlyDictionary<string, Param> old, IReadOnlyDictionary<string, Param> @new) = (c.OldSide.Compilation.Params, c.NewSide.Compilation.Params);
        foreach (string name in @new.Keys.Union(old.Keys))
        {
            Param? before = old.TryGetValue(name, out Param? a) ? a : null;
            Param? after = @new.TryGetValue(name, out Param? b) ? b : null;
            ChangeRule rule = before == null ? ChangeRules.ParamAdded : after == null ? ChangeRules.ParamRemoved : ChangeRules.ParamChanged;
            if (before == null || after == null || Words(before) != Words(after))
                c.Add(rule, $"param {name}", before == null ? null : Words(before), after == null ? null : Words(after), ChangeEffect.None, before?.Setting, after?.Setting);
            else
                c.Same("params", name);
        }
    }

    private static string Words(Param param) => $"{param.Show(param.Value)} in {param.ShowRange()}";

    private static void FindDocumentation(ChangeCollector c)
    {
        Dictionary<string, (string Text, TextSpan Span)> before = Documentation(c.Old);
        foreach (KeyValuePair<string, (string Text, TextSpan Span)> item in Documentation(c.New))
        {
            if (before.TryGetValue(item.Key, out (string Text, TextSpan Span) old))
                c.AddIfDifferent(ChangeRules.DocumentationChanged, $"documentation of {item.Key}", Short(old.Text), Short(item.Value.Text), ChangeEffect.None, old.Span, item.Value.Span);
        }
    }

    private static Dictionary<string, (string Text, TextSpan Span)> Documentation(Methodology m)
    {
        Dictionary<string, (string Text, TextSpan Span)> texts = new(StringComparer.Ordinal) { ["the methodology"] = (m.Documentation, m.NameSpan) };
        foreach (Phase phase in m.Phases)
            texts[$"phase {phase.Name}"] = (phase.Documentation, phase.Span);
        foreach (Signal signal in m.Signals)
            texts[$"signal {signal.Name}"] = (signal.Documentation, signal.Span);
        foreach (Controller controller in m.Controllers)
            texts[$"controller {controller.Name}"] = (controller.Documentation, controller.Span);
        foreach (ComponentSpec component in m.Components)
            texts[$"component {component.Path}"] = (component.Documentation, component.Span);
        return texts;
    }

    private static string Short(string text)
    {
        string line = Wording.OnOneLine(text);
        return line.Length == 0 ? "none" : line.Length <= LongestWords ? line : line.Substring(0, LongestWords) + " ...";
    }

    private static string Bases(ComparedSide side)
    {
        List<string> words = [];
        if (Declared(side)?.Extends is { } based)
            words.Add($"extends {based.Text}");
        words.AddRange(side.Compilation.Tree.Root.Statements.OfType<ImportSyntax>().Select(import => $"imports {import.Path}"));
        return words.Count == 0 ? "none" : string.Join(", ", words);
    }

    private static TextSpan? BaseSpan(ComparedSide side) => Declared(side)?.Extends?.Span ?? side.Methodology?.NameSpan;

    private static MethodologySyntax? Declared(ComparedSide side) => side.Compilation.Tree.Root.Statements.OfType<MethodologySyntax>().FirstOrDefault(methodology => !methodology.IsAbstract);
}
