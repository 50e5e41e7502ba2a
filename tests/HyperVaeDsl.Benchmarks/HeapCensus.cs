using System.Collections.Concurrent;
using System.Reflection;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// Counts what an object keeps alive, by type: a walk over all fields. Sizes are those of the 64-bit runtime: 16 bytes for header and
/// type, the fields, rounded up to 8; arrays and strings with their elements.
/// </summary>
internal static class HeapCensus
{
    private static readonly ConcurrentDictionary<Type, (FieldInfo[] References, int Size)> Layouts = new();

    /// <summary>Types with the number of their objects and bytes, the largest first. What is in <paramref name="without"/> is not entered.</summary>
    public static List<(string Type, int Count, long Bytes)> Of(object root, params object[] without)
    {
        HashSet<object> seen = new(without, ReferenceEqualityComparer.Instance);
        Dictionary<Type, (int Count, long Bytes)> census = [];
        Stack<object> open = new();
        Visit(root);
        while (open.Count > 0)
        {
            object item = open.Pop();
            Type type = item.GetType();
            (int count, long bytes) = census.GetValueOrDefault(type);
            census[type] = (count + 1, bytes + SizeOf(item, type));
            if (item is Array array)
                Elements(array, type.GetElementType()!);
            else if (item is not string)
                Fields(item, type);
        }
        return [.. census.OrderByDescending(item => item.Value.Bytes).Select(item => (NameOf(item.Key), item.Value.Count, item.Value.Bytes))];

        void Visit(object? value)
        {
            // What the program itself is made of belongs to nobody's data.
            if (value is not (null or Type or MemberInfo or Assembly) && seen.Add(value))
                open.Push(value);
        }

        void Fields(object holder, Type type)
        {
            foreach (FieldInfo field in Layout(type).References)
            {
                if (field.GetValue(holder) is not { } value)
                    continue;
                if (field.FieldType.IsValueType)
                    Fields(value, value.GetType());
                else
                    Visit(value);
            }
        }

        void Elements(Array array, Type element)
        {
            if (element.IsPrimitive || element.IsEnum || (element.IsValueType && Layout(element).References.Length == 0))
                return;
            foreach (object? value in array)
            {
                if (element.IsValueType)
                    Fields(value!, element);
                else
                    Visit(value);
            }
        }
    }

    private static long SizeOf(object item, Type type) => item switch
    {
        string text => Rounded(22 + 2L * text.Length),
        Array array => Rounded(24 + (long)array.Length * ElementSize(type.GetElementType()!)),
        _ => Rounded(16 + Layout(type).Size),
    };

    private static long Rounded(long bytes) => (bytes + 7) / 8 * 8;

    private static (FieldInfo[] References, int Size) Layout(Type type) => Layouts.GetOrAdd(type, static key =>
    {
        List<FieldInfo> references = [];
        int size = 0;
        for (Type? level = key; level != null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                size += ElementSize(field.FieldType);
                if (!field.FieldType.IsPointer && !field.FieldType.IsPrimitive && !field.FieldType.IsEnum)
                    references.Add(field);
            }
        }
        return ([.. references], size);
    });

    private static int ElementSize(Type type) =>
        !type.IsValueType ? 8
        : type.IsEnum ? ElementSize(Enum.GetUnderlyingType(type))
        : type.IsPrimitive ? System.Runtime.InteropServices.Marshal.SizeOf(type == typeof(bool) ? typeof(byte) : type == typeof(char) ? typeof(short) : type)
        : Math.Max(1, Layout(type).Size);

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.IsArray ? NameOf(type.GetElementType()!) + "[]" : type.Name;
}
