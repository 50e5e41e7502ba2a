using System.Reflection;
using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Tests.Corpus;
using HyperVaeDsl.Language.Tests.History;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>The shape of a file with errors has every member of the class of the file without them: code that uses the class hears of no mistake of its own.</summary>
public sealed partial class ShapeTests
{
    /// <summary>Params of every kind, with names that are those of signals, of members, and of one another.</summary>
    private const string Params = """
          param radial_weight = 0.3 in 0.1..1
          param Radial_weight = 0.4 in 0.1..1
          param digest = 0.02 in 0.01..0.1
          param own = 0.02 in 0.01..0.1
          param n = 3 in 1..40
          param warm = 4 epochs in 2..6 epochs
          param part = 50% in 10..90%
          param fixed = 2
          signal beta in 0..0.1 = ramp 0 -> digest over warm cosine
          signal s in 0..1 = (0.5 / n) * (ramp 1 -> radial_weight) + own * Radial_weight / fixed
          phase All epochs 0..end { }
          loss reconstruction weight 1
          loss kl weight beta free_bits 0.1 nats/dim
          loss entropy weight s
          loss radial weight ramp 0 -> 0.3 inner 0.1 outer 0.8 from part

        """;

    private static readonly Func<string, string>[] Mistakes =
    [
        text => Head().Replace(text, "$0\n  phse Sideways epochs 0..1\n", 1),
        text => Seed().Replace(text, "${indent}seed none", 1),
        text => WeightDecay().Replace(text, "${indent}weight_decay", 1),
    ];

    [Fact]
    public void The_shape_has_the_members_of_the_class() => Compare(
    [
        .. CorpusFolders.Names("valid").Where(name => File.Exists(Path.Combine(CorpusFolders.Folder("valid", name), "input.hvae")))
            .Select(name => (name, Text: File.ReadAllText(Path.Combine(CorpusFolders.Folder("valid", name), "input.hvae")), CorpusFolders.Options("valid", name))),
    ]);

    [Fact]
    public void The_shape_of_params_too() => Compare(
    [
        ("params of a plan", PlanWithParams, HvaeOptions.None),
        ("params beside a model of one's own", OwnWithParams, HvaeOptions.None),
    ]);

    [Fact]
    public void The_shape_of_the_history_too() => Compare([.. HistoryFiles.Concrete.Select(file => (file, HistoryFiles.Text(file), HistoryFiles.Options))]);

    /// <summary>A loop of one's own with params: the learning rate ends where a param says.</summary>
    internal static string PlanWithParams => File.ReadAllText(Repository.Path("tests", "corpus", "valid", "external_model", "input.hvae"))
        .Replace("methodology Outside {\n", "methodology Outside {\n  param top = 0.5 in 0.1..1\n", StringComparison.Ordinal)
        .Replace("phase Warm ", "signal top_of_all in 0..1 = ramp 0 -> top\n  loss external more weight top_of_all\n  phase Warm ", StringComparison.Ordinal);

    /// <summary>A model of one's own with params.</summary>
    internal static string OwnWithParams => File.ReadAllText(Repository.Path("tests", "corpus", "valid", "own_model", "input.hvae"))
        .Replace("methodology Spiral {\n", "methodology Spiral {\n  param rough = 0.1 in 0.05..0.5\n", StringComparison.Ordinal)
        .Replace("loss external smoothness  weight 0.1", "loss external smoothness  weight rough", StringComparison.Ordinal);

    private static void Compare((string Name, string Text, HvaeOptions Options)[] files)
    {
        List<string> sources = [];
        List<(string Name, string Class, string Shape)> pairs = [];
        foreach ((string name, string text, HvaeOptions options) in files)
        {
            HvaeCompilation good = HvaeCompiler.Compile("input.hvae", text, options);
            Assert.True(good.Methodology != null, $"{name} has errors: {string.Join("\n", good.Diagnostics.Select(item => item.Format(good.Text)))}");
            string number = $"{pairs.Count}";
            string written = $"Good{number}.{CSharpEmitter.ClassOf(good.Name!.Text)}";
            sources.Add(CSharpEmitter.Emit(good, $"Good{number}"));
            for (int mistake = 0; mistake < Mistakes.Length; mistake++)
            {
                HvaeCompilation broken = HvaeCompiler.Compile("input.hvae", Mistakes[mistake](text), options);
                if (broken.Methodology != null)
                    continue; // The file has no such fact.
                string space = $"Broken{number}_{mistake}";
                sources.Add(ShapeEmitter.Emit(broken, space)!);
                pairs.Add(($"{name}, mistake {mistake}", written, $"{space}.{CSharpEmitter.ClassOf(good.Name.Text)}"));
            }
        }
        Assert.True(pairs.Count >= files.Length, $"{pairs.Count} shapes of {files.Length} files");
        Assembly assembly = CSharp.Load(sources);
        List<string> lacking = [];
        foreach ((string name, string written, string shape) in pairs)
        {
            // Which params are constants cannot be told where no phase was understood; their names can.
            bool onlyNames = name.EndsWith("mistake 0", StringComparison.Ordinal);
            string[] missing = [.. Members(assembly.GetType(written, throwOnError: true)!, onlyNames).Except(Members(assembly.GetType(shape, throwOnError: true)!, onlyNames), StringComparer.Ordinal)];
            if (missing.Length > 0)
                lacking.Add($"{name}: the shape lacks {string.Join("; ", missing)}");
        }
        Assert.True(lacking.Count == 0, string.Join("\n", lacking));
    }

    private static IEnumerable<string> Members(Type type, bool onlyNames, string prefix = "")
    {
        yield return $"{prefix}{(type is { IsAbstract: true, IsSealed: true } && !onlyNames ? "static " : "")}{(type.IsEnum ? "enum" : "type")}";
        foreach (MemberInfo member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (member is Type nested)
            {
                // The schedules of a class with params have another name.
                foreach (string inner in Members(nested, onlyNames, prefix + (onlyNames ? nested.Name.Replace("PlannedSignals", "Schedule", StringComparison.Ordinal) : nested.Name) + "."))
                    yield return inner;
                continue;
            }
            bool isStatic = member is FieldInfo { IsStatic: true } or MethodBase { IsStatic: true };
            string[] parameters = [.. (member as MethodBase)?.GetParameters().Select(parameter => parameter.Name!) ?? []];
            if (!onlyNames)
                yield return $"{prefix}{(isStatic ? "static " : "")}{Space().Replace(member.ToString()!, "")} ({string.Join(", ", parameters)})";
            else if (member is not MethodBase { IsSpecialName: true, Name: not ".ctor" })
                yield return prefix + member.Name;
        }
    }

    [GeneratedRegex(@"\b(Good|Broken)\d+(_\d+)?\.")]
    private static partial Regex Space();

    [GeneratedRegex(@"^methodology \w+( extends \w+)? \{", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();

    [GeneratedRegex(@"^(?<indent> *)seed +\S+$", RegexOptions.Multiline)]
    private static partial Regex Seed();

    [GeneratedRegex(@"^(?<indent> *)weight_decay +\S+$", RegexOptions.Multiline)]
    private static partial Regex WeightDecay();
}
