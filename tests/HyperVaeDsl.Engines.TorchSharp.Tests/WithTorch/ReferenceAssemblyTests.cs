using System.Reflection;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp.Tests;

/// <summary>What the engine was compiled against is what TorchSharp has: every type, member and constant, by reflection on both assemblies.</summary>
public sealed class ReferenceAssemblyTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Real = typeof(torch).Assembly;

    [Fact]
    public void Every_declared_member_is_in_TorchSharp()
    {
        using MetadataLoadContext context = Load(out Assembly declared);
        int compared = 0;
        foreach (Type type in declared.GetExportedTypes())
        {
            Type real = Real.GetType(type.FullName!) ?? throw new InvalidDataException($"TorchSharp has no type {type.FullName}.");
            Assert.Equal(Describe(type), Describe(real));
            if (type.IsEnum)
            {
                foreach (FieldInfo constant in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                    Assert.Equal(constant.GetRawConstantValue(), real.GetField(constant.Name)?.GetRawConstantValue());
                continue;
            }

            HashSet<string> members = [.. Members(real)];
            foreach (string member in Members(type))
            {
                Assert.True(members.Contains(member), $"TorchSharp {Real.GetName().Version} has no {type.FullName}: {member}");
                compared++;
            }
        }

        Assert.True(compared > 60, $"{compared} members were compared.");
    }

    [Fact]
    public void The_name_and_the_key_are_those_of_TorchSharp_and_any_version_will_do()
    {
        using MetadataLoadContext context = Load(out Assembly declared);
        Assert.Equal(Real.GetName().Name, declared.GetName().Name);
        Assert.Equal(Real.GetName().GetPublicKey(), declared.GetName().GetPublicKey());
        Assert.Equal(new Version(0, 0, 0, 0), declared.GetName().Version);
    }

    private static MetadataLoadContext Load(out Assembly declared)
    {
        string[] platform = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll");
        MetadataLoadContext context = new(new PathAssemblyResolver(platform));
        declared = context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "reference", "TorchSharp.dll"));
        return context;
    }

    private static string Describe(Type type) => $"{(type.IsEnum ? "enum " + type.GetEnumUnderlyingType().FullName : type.IsClass ? "class" : type.IsInterface ? "interface" : "struct")} {type.FullName}";

    private static IEnumerable<string> Members(Type type) => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly).Select(Signature);

    private static string Signature(MethodBase method)
    {
        string result = method is MethodInfo function ? Text(function.ReturnType) + " " : "";
        string parameters = string.Join(", ", method.GetParameters().Select(parameter => $"{Text(parameter.ParameterType)}{(parameter.HasDefaultValue ? " = " + (parameter.RawDefaultValue ?? "null") : "")}"));
        return $"{(method.IsStatic ? "static " : "")}{result}{method.Name}({parameters})";
    }

    private static string Text(Type type) =>
        type.IsGenericType ? $"{type.GetGenericTypeDefinition().FullName}<{string.Join(", ", type.GetGenericArguments().Select(Text))}>"
        : type.IsArray ? Text(type.GetElementType()!) + "[]"
        : type.FullName ?? type.Name;
}
