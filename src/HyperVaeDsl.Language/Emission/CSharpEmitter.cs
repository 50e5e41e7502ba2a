using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Emission.Settings;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes a methodology as C#: a class that reads top to bottom like the method section of a paper.</summary>
public static class CSharpEmitter
{
    /// <summary>The name of the class of a methodology: two that have one class cannot stand in one project.</summary>
    public static string ClassOf(string methodology) => Names.OfClass(methodology);

    /// <summary>The C# of a compilation without errors. Its params are arguments of the constructor.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="namespaceName">Namespace of the class; "" for the global one.</param>
    /// <param name="pathOf">The path of a .hvae file in #line directives, by its path in the text; null where statements are not mapped.</param>
    public static string Emit(HvaeCompilation compilation, string namespaceName, Func<string, string>? pathOf = null)
    {
        EmittedClass form = new(compilation.Text, namespaceName, pathOf);
        EmittedText text = new(FlatText.WithParams(compilation)!);
        if (compilation.Params.Count == 0)
            return form.Plain(compilation.Methodology!, new EmissionNames(compilation.Methodology!), text, []);
        Param[] set = [.. compilation.Params.Values.Where(param => compilation.Set.Contains(param.Name))];
        // What shapes the plan is written for each of its values; the other params stay params.
        HashSet<string> shaping = new(StringComparer.Ordinal);
        while (true)
        {
            int known = shaping.Count;
            SettingGrid grid = SettingGrid.Of(compilation.Params.Values, shaping);
            OpenMethodology[] settings = [.. OpenAt(compilation, grid, shaping)];
            if (shaping.Count > known)
                continue;
            Param[] arguments = [.. compilation.Params.Values.Where(param => !param.IsUnknown).Select(param => grid.Params.FirstOrDefault(other => other.Name == param.Name) ?? param)];
            Methodology[] methodologies = [.. settings.Select(open => open.Methodology)];
            string written = grid.Params.Count == 0
                ? form.Plain(methodologies[0], new EmissionNames(methodologies[0], arguments), text, set)
                : form.Merged(grid, methodologies, arguments, text, set);
            // What was written as a number shapes the plan.
            shaping.UnionWith(settings.SelectMany(open => open.Box.Read.Keys.Select(read => open.Box.Names[read])));
            if (shaping.Count == known)
                return written;
        }
    }

    /// <summary>The C# of a methodology without errors.</summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="text">Its text, for line numbers.</param>
    /// <param name="namespaceName">Namespace of the class; "" for the global one.</param>
    /// <param name="pathOf">The path of a .hvae file in #line directives, by its path in <paramref name="text"/>; null where statements are not mapped.</param>
    public static string Emit(Methodology methodology, SourceText text, string namespaceName, Func<string, string>? pathOf = null) =>
        new EmittedClass(text, namespaceName, pathOf).Plain(methodology, new EmissionNames(methodology), null, []);

    // Binding with another value may read a param that was not read before.
    private static IEnumerable<OpenMethodology> OpenAt(HvaeCompilation compilation, SettingGrid grid, HashSet<string> shaping)
    {
        int known = shaping.Count;
        // Where settings were compiled one by one, not all that was bound was proved of all of them at once.
        bool areProved = compilation.OtherSettings == 0 && compilation.ProvedParams.Count == compilation.Params.Count;
        for (int setting = 0; setting < grid.Count && shaping.Count == known; setting++)
        {
            OpenMethodology open = compilation.Open(shaping, grid.At(setting, compilation.Params))!;
            if (!areProved)
                shaping.UnionWith(open.Unproved());
            yield return open;
        }
    }
}
