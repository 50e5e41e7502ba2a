using System.Globalization;
using System.Text;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Corpus;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>The compiler says and writes the same in every culture.</summary>
public sealed class CultureTests
{
    private static readonly string[] Shipped = [.. Repository.Shipped.Select(File.ReadAllText)];

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void Compilation_does_not_depend_on_the_culture(string culture)
    {
        string expected = In(CultureInfo.InvariantCulture, Everything);
        string actual = In(new CultureInfo(culture), Everything);
        Assert.Equal(expected, actual);
        Assert.NotEqual(CultureInfo.InvariantCulture.Name, new CultureInfo(culture).Name);
    }

    private static string Everything()
    {
        StringBuilder all = new();
        foreach (string text in Shipped)
        {
            HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
            all.Append(Report.Of(compilation)).Append(CanonicalForm.Write(compilation.Methodology!)).Append(CSharpEmitter.Emit(compilation.Methodology!, compilation.Text, "N"));
        }
        foreach (string name in CorpusFolders.Names("invalid"))
            all.Append(Report.Of(CorpusFolders.Compile("invalid", name)));
        return all.ToString();
    }

    private static T In<T>(CultureInfo culture, Func<T> body)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = culture;
            return body();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = before;
        }
    }
}
