using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Generators;

/// <summary>Finds classes that two files declare: C# would report each of their members.</summary>
internal static class RepeatedClasses
{
    public static EquatableArray<FileDiagnostic> Among(IEnumerable<DeclaredClass> declared)
    {
        IEnumerable<FileDiagnostic> findings = declared.Where(item => item.Name.Length > 0)
            .OrderBy(item => item.Place.Path, StringComparer.Ordinal)
            .GroupBy(item => item.Name, StringComparer.Ordinal)
            .SelectMany(group => group.Skip(1).Select(again => Finding(group.First(), again)));
        return new EquatableArray<FileDiagnostic>([.. findings]);
    }

    private static FileDiagnostic Finding(DeclaredClass first, DeclaredClass again)
    {
        string file = new SourceText(first.Place.Path, "").FileName;
        string what = first.Methodology == again.Methodology
            ? $"Methodology '{again.Methodology}' is also declared in {file}."
            : $"Methodology '{again.Methodology}' and '{first.Methodology}' in {file} would both be the class {again.Name}.";
        return new FileDiagnostic(Rules.DuplicateName, what + " Give one of the two another name, or its file another 'HvaeNamespace'.", again.Place, new EquatableArray<FilePlace>([first.Place]));
    }
}

/// <summary>The full name of a class, the methodology's own name, and where it stands.</summary>
internal sealed record DeclaredClass(string Name, string Methodology, FilePlace Place)
{
    /// <summary>The class of a file; one without a name for a file that declares none.</summary>
    public static DeclaredClass Of(ProjectItem item, ProjectSettings settings)
    {
        if (item.File.Content == null || DeclaredName.Of(item.File.Content) is not { } declared)
            return new DeclaredClass("", "", FilePlace.StartOf(item.File.Path));
        string space = settings.NamespaceOf(item.Item);
        return new DeclaredClass(
            (space.Length > 0 ? space + "." : "") + CSharpEmitter.ClassOf(declared.Name),
            declared.Name,
            FilePlace.From(declared.Span, new SourceText(item.File.Path, item.File.Content)));
    }
}
