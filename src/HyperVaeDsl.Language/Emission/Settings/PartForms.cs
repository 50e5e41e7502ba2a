namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>The parts of the classes of all settings, as they read best, and with less left out where that is needed.</summary>
/// <param name="write">Writes them.</param>
internal sealed class PartForms(Func<Folding, IReadOnlyList<IReadOnlyList<CodePart>>> write)
{
    // What reads best comes first.
    private static readonly Folding[] Ways = [Folding.All, Folding.All & ~Folding.Lengths, Folding.All & ~Folding.Origins, Folding.All & ~Folding.Terms, Folding.Usual, Folding.None];

    private readonly Dictionary<Folding, IReadOnlyList<IReadOnlyList<CodePart>>> written = [];

    /// <summary>The keys of the parts.</summary>
    public IReadOnlyList<string> Keys => [.. Written(Folding.All)[0].Select(part => part.Key)];

    /// <summary>The lines of a part at each setting.</summary>
    public IReadOnlyList<CodeLine>[] Of(int index, Folding folds = Folding.All) => [.. Written(folds).Select(parts => parts[index].Lines)];

    /// <summary>A part with each line that is not the same at all settings as it is with less left out, where that makes it the same; null where it does not.</summary>
    public IReadOnlyList<CodeLine>[]? Unfolded(int index)
    {
        IReadOnlyList<CodeLine>[] forms = Of(index);
        if (forms.Any(form => form.Count != forms[0].Count))
            return null;
        CodeLine[][] whole = [.. forms.Select(form => form.ToArray())];
        List<int> left = [.. Enumerable.Range(0, forms[0].Count).Where(i => !forms.All(form => Likeness.AreAlike(forms[0][i], form[i])))];
        foreach (Folding way in Ways.Skip(1).TakeWhile(_ => left.Count > 0))
        {
            IReadOnlyList<CodeLine>[] others = Of(index, way);
            if (others.Any(other => other.Count != forms[0].Count))
                continue;
            foreach (int i in left.Where(i => others.All(other => Likeness.AreAlike(others[0][i], other[i]))).ToArray())
            {
                for (int setting = 0; setting < whole.Length; setting++)
                    whole[setting][i] = others[setting][i];
                left.Remove(i);
            }
        }
        return left.Count > 0 ? null : [.. whole];
    }

    /// <summary>A part in as few forms as it takes: not in more because something is left out in some of them.</summary>
    public IReadOnlyList<CodeLine>[] Fewest(int index)
    {
        IReadOnlyList<CodeLine>[] forms = Of(index);
        const int Two = 2;
        int fewest = Groups(forms, Likeness.AreAlike).Count;
        foreach (Folding way in Ways.Skip(1).TakeWhile(_ => fewest > Two))
        {
            IReadOnlyList<CodeLine>[] others = Of(index, way);
            int number = Groups(others, Likeness.AreAlike).Count;
            if (number < fewest)
                (fewest, forms) = (number, others);
        }
        return forms;
    }

    /// <summary>The settings that have one form.</summary>
    public static List<List<int>> Groups<T>(T[] forms, Func<T, T, bool> areAlike)
    {
        List<List<int>> groups = [];
        for (int setting = 0; setting < forms.Length; setting++)
        {
            int at = groups.FindIndex(others => areAlike(forms[others[0]], forms[setting]));
            if (at < 0)
                groups.Add([setting]);
            else
                groups[at].Add(setting);
        }
        return groups;
    }

    private IReadOnlyList<IReadOnlyList<CodePart>> Written(Folding folds)
    {
        if (!written.TryGetValue(folds, out IReadOnlyList<IReadOnlyList<CodePart>>? known))
            written.Add(folds, known = write(folds));
        return known;
    }
}
