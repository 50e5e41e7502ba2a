using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using Sprache;

namespace HyperVaeDsl.Language.Composition;

/// <summary>Values of params that come from outside of the text: from the command line, or from an item of a project.</summary>
internal static class Settings
{
    /// <summary>The params with the values that are set; what cannot be set is said in a sentence.</summary>
    public static IReadOnlyDictionary<string, Param> Apply(IReadOnlyDictionary<string, Param> known, IReadOnlyDictionary<string, string> settings, List<SettingError> errors)
    {
        Dictionary<string, Param> set = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, Param> param in known)
            set.Add(param.Key, param.Value);
        foreach (KeyValuePair<string, string> setting in settings)
        {
            if (!known.TryGetValue(setting.Key, out Param? param))
                errors.Add(new SettingError(Unknown(setting.Key, known), null));
            else if (Problem(param, setting.Value, out double value) is { } problem)
                errors.Add(new SettingError(problem, param.Declaration.Name.Span));
            else
                set[setting.Key] = param.At(value);
        }
        return set;
    }

    private static string Unknown(string name, IReadOnlyDictionary<string, Param> known)
    {
        string help = known.Count == 0 ? " The methodology has none." : Suggestion.For(name, known.Keys);
        return $"There is no param '{name}'.{(help.Length > 0 ? help : $" There are: {string.Join(", ", known.Keys)}.")}";
    }

    private static string? Problem(Param param, string written, out double value)
    {
        value = double.NaN;
        ParseState state = new(new SourceText("", written), Lexer.Tokenize(new SourceText("", written), new DiagnosticBag()), new DiagnosticBag());
        IResult<NumberSyntax> read = Reuse.Value(TokenInput.Start(state));
        bool isNumber = read.WasSuccessful && ((TokenInput)read.Remainder).Token.Kind is TokenKind.NewLine or TokenKind.End && !double.IsNaN(read.Value.Value);
        if (!isNumber || read.Value.Unit != param.Unit)
            return $"{param.Name} is {(param.Unit.Length == 0 ? "a number without a unit" : $"a number with the unit {param.Unit}")}, such as {param.Name}={param.Show(param.Value)}, not '{written}'.";
        value = read.Value.Value;
        if (value < param.Range.Low || value > param.Range.High)
            return $"{param.Name}={param.Show(value)} is outside its range, {param.ShowRange()}.";
        if (param.Domain.Contains(value))
            return null;
        return param.Domain.Values == null
            ? $"{param.Name} takes whole numbers, since it was declared with whole numbers only, and {param.Show(value)} is none."
            : $"{param.Name}={param.Show(value)} is none of its values, {param.ShowRange()}.";
    }
}
