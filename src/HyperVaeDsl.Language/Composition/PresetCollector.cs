using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Language.Composition;

/// <summary>The presets that each file may call: those of the language, its own, and those of the files that it imports.</summary>
internal static class PresetCollector
{
    /// <summary>Judges the declarations of all files, and expands the calls of each. Returns the calls by place.</summary>
    public static IReadOnlyDictionary<Text.TextSpan, Preset> Expand(IReadOnlyList<LoadedFile> files, DiagnosticBag diagnostics)
    {
        Dictionary<LoadedFile, IReadOnlyList<Preset>> declared = files.ToDictionary(file => file, file => Preset.Of(file.Tokens));
        Dictionary<string, (Preset Preset, LoadedFile File)> seen = new(StringComparer.Ordinal);
        foreach (LoadedFile file in files)
        {
            foreach (Preset preset in declared[file])
                Judge(preset, file, seen, diagnostics);
        }
        Dictionary<Text.TextSpan, Preset> calls = [];
        foreach (LoadedFile file in files)
        {
            Dictionary<string, Preset> known = new(StringComparer.Ordinal);
            foreach (Preset preset in file.Reach().SelectMany(reached => declared[reached]).Concat(Prelude.Presets.Values).Where(preset => !known.ContainsKey(preset.Name.Text)))
                known.Add(preset.Name.Text, preset);
            PresetExpansion expansion = new(known, diagnostics);
            file.Tokens = expansion.Run(file.Tokens);
            foreach (KeyValuePair<Text.TextSpan, Preset> call in expansion.Calls)
                calls[call.Key] = call.Value;
        }
        return calls;
    }

    private static void Judge(Preset preset, LoadedFile file, Dictionary<string, (Preset Preset, LoadedFile File)> seen, DiagnosticBag diagnostics)
    {
        string name = preset.Name.Text;
        if (ReservedWords.All.Contains(name))
            diagnostics.Report(Rules.BadParam, preset.Name.Span, $"'{name}' is a word of the language, so it cannot name a preset. Choose another name.");
        else if (Prelude.Presets.ContainsKey(name))
            diagnostics.Report(Rules.TwoOfOneName, preset.Name.Span, $"'{name}' is a preset of the language. Choose another name.");
        else if (seen.TryGetValue(name, out (Preset Preset, LoadedFile File) first))
            diagnostics.Report(first.File == file ? Rules.DuplicateName : Rules.TwoOfOneName, preset.Name.Span, $"Preset '{name}' is also declared {(first.File == file ? "here" : $"in {first.File.Text.FileName}")}. Give one of the two another name.", new RelatedLocation(first.Preset.Name.Span, "the other one"));
        else
            seen.Add(name, (preset, file));
        HashSet<string> parameters = new(StringComparer.Ordinal);
        foreach (PresetParameter parameter in preset.Parameters)
        {
            if (ReservedWords.OfSchedules.Contains(parameter.Name.Text))
                diagnostics.Report(Rules.BadParam, parameter.Name.Span, $"'{parameter.Name.Text}' has a meaning in schedules, so it cannot name a parameter of a preset. Choose another name.");
            else if (!parameters.Add(parameter.Name.Text))
                diagnostics.Report(Rules.DuplicateName, parameter.Name.Span, $"Preset '{name}' has two parameters '{parameter.Name.Text}'. Remove one of the two.");
        }
    }
}
