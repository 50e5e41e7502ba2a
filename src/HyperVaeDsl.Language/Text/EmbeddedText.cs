using System.Reflection;

namespace HyperVaeDsl.Language.Text;

/// <summary>Texts that are part of the assembly, like the code: nothing is read from outside.</summary>
internal static class EmbeddedText
{
    /// <summary>The text of a file, by its name.</summary>
    public static string Of(string name)
    {
        using Stream stream = typeof(EmbeddedText).GetTypeInfo().Assembly.GetManifestResourceStream("HyperVaeDsl.Language." + name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
