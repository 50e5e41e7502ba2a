using System.Text.RegularExpressions;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>verifier.md says of every documented mistake what the compiler makes of it, and the folders of tests/verifier show it.</summary>
public sealed partial class VerifierTests
{
    private static readonly string[] Verdicts = ["code", "impossible", "out of reach"];

    public static TheoryData<string> Ids => [.. VerifierTable.Ids];

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (VerifierCase item in VerifierCase.Folders.SelectMany(VerifierCase.Of))
                cases.Add(item.Id, item.File);
            return cases;
        }
    }

    [Fact]
    public void Every_id_has_one_row_in_order() => Assert.Equal(VerifierTable.Ids, VerifierTable.Rows.Select(row => row.Id));

    [Fact]
    public void Every_folder_belongs_to_a_row() => Assert.Empty(VerifierCase.Folders.Except(VerifierTable.Ids));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_has_exactly_its_codes(string id, string file)
    {
        VerifierCase item = new(id, file);
        HvaeCompilation compilation = item.Compile();
        string[] found = [.. compilation.Diagnostics.Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(item.Expected.SequenceEqual(found), $"expected {string.Join(' ', item.Expected)}\n" + string.Join("\n", compilation.Diagnostics.Select(finding => finding.Format(compilation.Text))) + "\n" + compilation.Text.Content);
        if (item.Kind != "good")
            Assert.NotEmpty(found);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_bad_has_a_fixed_twin(string id, string file)
    {
        VerifierCase item = new(id, file);
        if (item.Kind == "bad")
            Assert.True(item.Has($"good{item.Suffix}.hvae"), $"{id}/{file} has no good{item.Suffix}.hvae.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_says_what_its_tests_show(string id)
    {
        VerifierRow row = VerifierTable.Of(id);
        Assert.Contains(row.Verdict, Verdicts);
        Assert.Empty(row.Codes.Except(Rules.All.Select(rule => rule.Code)));
        Assert.All(row.Tests, test => Assert.True(Exists(test), $"{id} names {test}, and there is no such test."));
        VerifierCase[] cases = [.. VerifierCase.Of(id)];
        bool namesFolder = row.Tests.Contains($"tests/verifier/{id}");
        switch (row.Verdict)
        {
            case "code":
                Assert.NotEmpty(row.Codes);
                Assert.True(namesFolder, $"{id} has a code, and tests/verifier/{id} is not named.");
                Assert.Contains(cases, item => item.Kind == "bad");
                Assert.Equal(row.Codes, cases.SelectMany(item => item.Expected).Distinct().Order(StringComparer.Ordinal));
                break;
            case "impossible":
                Assert.NotEmpty(row.Reason);
                Assert.NotEmpty(row.Tests);
                Assert.Equal(cases.Length > 0, namesFolder);
                Assert.DoesNotContain(cases, item => item.Kind == "bad");
                if (cases.Length > 0)
                    Assert.Equal(row.Codes, cases.SelectMany(item => item.Expected).Distinct().Order(StringComparer.Ordinal));
                break;
            case "out of reach":
                Assert.NotEmpty(row.Reason);
                break;
        }
    }

    // A folder of tests/verifier or of the corpus, or Class.Method of a test in this repository.
    private static bool Exists(string test)
    {
        if (test.StartsWith("tests/", StringComparison.Ordinal))
            return Directory.Exists(Path.Combine([Documents.Root, .. test.Split('/')]));
        Match name = MethodOfClass().Match(test);
        return name.Success && Sources.Value.Any(source =>
            source.Contains($"class {name.Groups[1].Value}", StringComparison.Ordinal) && source.Contains($" {name.Groups[2].Value}(", StringComparison.Ordinal));
    }

    private static readonly Lazy<string[]> Sources = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(Documents.Root, "tests"), "*Tests*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)]);

    [GeneratedRegex(@"^(\w+)\.(\w+)$")]
    private static partial Regex MethodOfClass();
}
