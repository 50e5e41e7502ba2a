using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>
/// Finds what of two folders is to be compared: files of one path that differ, or import what differs; and of the others, those that are one
/// methodology under another path, by digest, name or likeness.
/// </summary>
internal sealed class FolderComparison(SideFolder old, SideFolder @new)
{
    private const double Alike = 0.5;

    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Selects the pairs. Files are compiled on all cores.</summary>
    public DiffSelection Select()
    {
        HashSet<string> before = [.. old.Paths];
        HashSet<string> after = [.. @new.Paths];
        string[] both = [.. @new.Paths.Where(before.Contains)];
        string[] changed = [.. both.Where(path => !IsSame(path))];
        Dictionary<string, HvaeCompilation> news = Compile(@new, [.. changed, .. @new.Paths.Where(path => !before.Contains(path))]);
        Dictionary<string, HvaeCompilation> olds = Compile(old, [.. changed, .. old.Paths.Where(path => !after.Contains(path))]);
        int parts = olds.Keys.Union(news.Keys).Count(path => (!news.TryGetValue(path, out HvaeCompilation? now) || IsParts(now)) && (!olds.TryGetValue(path, out HvaeCompilation? was) || IsParts(was)));
        foreach (Dictionary<string, HvaeCompilation> side in new[] { olds, news })
        {
            foreach (string path in side.Keys.Where(path => IsParts(side[path])).ToArray())
                side.Remove(path);
        }
        List<DiffPair> pairs = [];
        List<DiffPair> same = [];
        foreach (string path in changed.Where(path => olds.ContainsKey(path) && news.ContainsKey(path)))
        {
            bool isText = old.Text(path) == @new.Text(path);
            bool isSame = isText && olds[path].Methodology is { } was && was.Digest == news[path].Methodology?.Digest;
            (isSame ? same : pairs).Add(new DiffPair(olds[path], news[path], @new.PlaceOf(path)) { IsThroughImports = isText });
            olds.Remove(path);
            news.Remove(path);
        }
        pairs.AddRange(Moved(olds, news));
        pairs.AddRange(news.Select(item => new DiffPair(null, item.Value, @new.PlaceOf(item.Key))));
        pairs.AddRange(olds.Select(item => new DiffPair(item.Value, null, old.PlaceOf(item.Key))));
        return new DiffSelection([.. pairs.OrderBy(pair => pair.Path, StringComparer.Ordinal)], both.Length - changed.Length, same, parts);
    }

    private static bool IsParts(HvaeCompilation compilation) => compilation.Name == null && compilation.Parts.Count > 0;

    private static Dictionary<string, HvaeCompilation> Compile(SideFolder folder, string[] paths)
    {
        // Texts are read before, one after the other: git answers through one process.
        foreach (string path in paths)
            folder.Text(path);
        return paths.AsParallel().AsOrdered().Select(path => (path, Compilation: folder.Compile(path))).ToDictionary(item => item.path, item => item.Compilation, StringComparer.Ordinal);
    }

    // The same text, and the same of all that it imports.
    private bool IsSame(string path)
    {
        if (known.TryGetValue(path, out bool isSame))
            return isSame;
        // A loop of imports adds nothing.
        known[path] = true;
        return known[path] = old.Text(path) == @new.Text(path) && @new.Imports(path).All(IsSame);
    }

    private List<DiffPair> Moved(Dictionary<string, HvaeCompilation> olds, Dictionary<string, HvaeCompilation> news)
    {
        List<DiffPair> pairs = [];
        Take((was, now) => was.Methodology != null && was.Methodology.Digest == now.Methodology?.Digest ? 1 : 0);
        Take((was, now) => was.Name != null && was.Name.Text == now.Name?.Text ? 1 : 0);
        Dictionary<HvaeCompilation, HashSet<string>> facts = olds.Values.Concat(news.Values).Where(item => item.Draft != null).ToDictionary(item => item, item => new HashSet<string>(CanonicalForm.Write(item.Draft!).Split('\n'), StringComparer.Ordinal));
        Take((was, now) => facts.TryGetValue(was, out HashSet<string>? a) && facts.TryGetValue(now, out HashSet<string>? b) ? 2.0 * a.Count(b.Contains) / (a.Count + b.Count) : 0);
        return pairs;

        void Take(Func<HvaeCompilation, HvaeCompilation, double> likeness)
        {
            foreach ((string now, HvaeCompilation compilation) in news.OrderBy(item => item.Key, StringComparer.Ordinal).ToArray())
            {
                (string? was, double most) = olds.Select(item => (item.Key, Likeness: likeness(item.Value, compilation))).OrderByDescending(item => item.Likeness).ThenBy(item => item.Key, StringComparer.Ordinal).FirstOrDefault();
                if (was == null || most < Alike)
                    continue;
                pairs.Add(new DiffPair(olds[was], compilation, @new.PlaceOf(now)));
                olds.Remove(was);
                news.Remove(now);
            }
        }
    }
}
