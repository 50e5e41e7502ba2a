using System.Collections;
using System.Reflection;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>
/// What flows between the steps are plain values. A symbol, tree or location would keep the compilation alive in which it was found, one for each edit.
/// </summary>
public sealed class ModelTests
{
    private static readonly string Advised = Sample.Minimal.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal);

    [Fact]
    public void Nothing_of_a_compilation_is_kept()
    {
        GeneratorRun run = new(
            [("/project/a.hvae", Advised), ("/project/b.hvae", Advised), ("/project/c.hvae", "import \"a.hvae\"\n"), ("/project/d.hvae", null)],
            configuration: [("/project/.editorconfig", "[*.hvae]\nhvae_diagnostic.HV9999.severity = none\n")]);
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        HashSet<Type> types = [];
        foreach (object? value in run.Values(GeneratorRun.Steps))
            Walk(value, seen, types);
        Assert.Contains(typeof(CompiledFile), types);
        Assert.Contains(typeof(FileDiagnostic), types);
        Assert.Contains(typeof(FileSeverities), types);
        Assert.DoesNotContain(types, type => type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(types, typeof(Delegate).IsAssignableFrom);
        // Of the language only its rules, which are constants.
        Assert.All(types.Where(type => type.Assembly == typeof(Language.HvaeCompiler).Assembly), type => Assert.Contains(type.Name, new[] { "DiagnosticRule", "Severity" }));
    }

    /// <summary>Each kind of value type would have the code of the steps compiled once more when a build begins.</summary>
    [Fact]
    public void Only_objects_pass_between_steps()
    {
        GeneratorRun run = new([("/project/a.hvae", Advised), ("/project/b.hvae", "import \"a.hvae\"\n")]);
        Assert.All(run.Values(GeneratorRun.Steps).OfType<object>(), value => Assert.False(value.GetType().IsValueType, value.GetType().Name));
    }

    /// <summary>Two runs over equal texts give equal values; a list compared by reference would make every step run again.</summary>
    [Fact]
    public void Equal_inputs_give_equal_values()
    {
        foreach (string step in GeneratorRun.Steps)
        {
            object?[] one = [.. Fresh().Values([step])];
            object?[] two = [.. Fresh().Values([step])];
            Assert.NotEmpty(one);
            Assert.Equal(one, two);
        }

        static GeneratorRun Fresh() => new([("/project/a.hvae", Advised), ("/project/b.hvae", Advised), ("/project/c.hvae", "import \"a.hvae\"\n")]);
    }

    private static void Walk(object? value, HashSet<object> seen, HashSet<Type> types)
    {
        if (value == null || (!value.GetType().IsValueType && !seen.Add(value)))
            return;
        Type type = value.GetType();
        types.Add(type);
        if (type.IsPrimitive || type.IsEnum || value is string)
            return;
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
                Walk(item, seen, types);
        }
        for (Type? level = type; level != null && !level.IsArray; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), seen, types);
        }
    }
}
