namespace HyperVaeDsl.Language.Emission;

/// <summary>Names of local variables: beta_A becomes betaA, and keeps clear of keywords and of what else a method names.</summary>
internal static class LocalNames
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        // What the method of a phase declares, and fields of fixed names.
        "step", "epoch", "wholeEpoch", "part", "batch", "vae", "loss", "latest", "own",
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
        // Words with a meaning in patterns and statements.
        "and", "async", "await", "dynamic", "field", "nameof", "not", "or", "record", "required", "scoped", "value", "var", "when", "with", "yield",
    };

    /// <summary>The argument of a constructor for a property.</summary>
    public static string OfArgument(string property)
    {
        string camel = Names.Camel(property);
        return Reserved.Contains(camel) || camel == property || camel == Settings.PlanNumbers.Field ? camel + "Value" : camel;
    }

    /// <summary>Distinct names in the order given.</summary>
    /// <param name="members">The member name of each, such as BetaA.</param>
    /// <param name="fields">The names of the class's fields.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> members, IEnumerable<string> fields)
    {
        Dictionary<string, string> result = new(StringComparer.Ordinal);
        HashSet<string> taken = new(fields, StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> member in members)
        {
            string camel = Names.Camel(member.Value);
            string wanted = Reserved.Contains(camel) || IsOfPattern(camel) ? camel + "Signal" : camel;
            string name = wanted;
            for (int number = 2; !taken.Add(name); number++)
                name = wanted + Text.Numbers.Format(number);
            result[member.Key] = name;
        }
        return result;
    }

    // u, u2, u3 hold the time in a cycle.
    private static bool IsOfPattern(string name) => name[0] == 'u' && name.Skip(1).All(char.IsDigit);
}
