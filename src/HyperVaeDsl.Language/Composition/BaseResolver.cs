using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Language.Composition;

/// <summary>Finds the methodology that another one extends, among those of its file and of the files that it imports.</summary>
internal static class BaseResolver
{
    public static void Resolve(IReadOnlyDictionary<LoadedFile, IReadOnlyList<Outline>> outlines, DiagnosticBag diagnostics)
    {
        Outline[] all = [.. outlines.Values.SelectMany(list => list)];
        ReportRepeated(all, diagnostics);
        foreach (Outline outline in all.Where(outline => outline.Extends != null))
            Find(outline, outlines, diagnostics);
        foreach (Outline outline in all)
            Cut(outline, diagnostics);
    }

    private static void ReportRepeated(IEnumerable<Outline> all, DiagnosticBag diagnostics)
    {
        foreach (IGrouping<string, Outline> group in all.GroupBy(outline => outline.Name.Text, StringComparer.Ordinal))
        {
            Outline first = group.First();
            foreach (Outline again in group.Skip(1))
            {
                RelatedLocation other = new(first.Name.Span, "the other one");
                if (again.File != first.File)
                    diagnostics.Report(Rules.TwoOfOneName, again.Name.Span, $"Methodology '{again.Name.Text}' is also declared in {first.File.Text.FileName}. Give one of the two another name.", other);
                else if (again.IsAbstract || first.IsAbstract)
                    diagnostics.Report(Rules.DuplicateName, again.Name.Span, $"Two methodologies are named '{again.Name.Text}'. Give one of them another name.", other);
            }
        }
    }

    private static void Find(Outline outline, IReadOnlyDictionary<LoadedFile, IReadOnlyList<Outline>> outlines, DiagnosticBag diagnostics)
    {
        IReadOnlyCollection<LoadedFile> reach = outline.File.Reach();
        Outline[] visible = [.. outlines.Where(pair => reach.Contains(pair.Key)).SelectMany(pair => pair.Value)];
        Outline[] meant = [.. visible.Where(candidate => candidate.Name.Text == outline.Extends!.Text)];
        // That two have the name was reported; which of them is meant is not known.
        outline.IsCut = meant.Length != 1;
        outline.Base = meant.Length == 1 ? meant[0] : null;
        if (meant.Length > 0)
            return;
        // It may well stand in the file that could not be imported.
        if (reach.Any(file => file.LacksImport))
            return;
        string[] names = [.. visible.Where(candidate => candidate != outline).Select(candidate => candidate.Name.Text)];
        string help = Suggestion.For(outline.Extends!.Text, names);
        if (help.Length == 0)
            help = names.Length is > 0 and <= 24 ? $" There are: {string.Join(", ", names)}." : " Import the file that declares it: import \"file.hvae\".";
        diagnostics.Report(Rules.UnknownBase, outline.Extends.Span, $"There is no methodology '{outline.Extends.Text}' to extend.{help}", Suggestion.Details(outline.Extends.Text, outline.Extends.Span, names));
    }

    private static void Cut(Outline outline, DiagnosticBag diagnostics)
    {
        List<Outline> passed = [outline];
        for (Outline? next = outline.Base; next != null; next = next.Base)
        {
            if (next == outline)
            {
                string loop = string.Join(" extends ", passed.Append(outline).Select(part => $"'{part.Name.Text}'"));
                diagnostics.Report(Rules.ExtendsCycle, outline.Extends!.Span, $"{loop}: a methodology cannot be its own base. Remove one of the 'extends'.", [.. passed.Skip(1).Select(part => new RelatedLocation(part.Extends!.Span, $"'{part.Name.Text}' extends this"))]);
                outline.Base = null;
                outline.IsCut = true;
                return;
            }
            // A loop further on is reported there.
            if (passed.Contains(next))
                return;
            passed.Add(next);
        }
    }
}
