using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Language.Composition;

/// <summary>Finds out which of many changed params an error takes: each is set back, and stays so if the error is still there.</summary>
/// <param name="chosen">The params as they are.</param>
/// <param name="compile">The errors of the methodology with some values.</param>
internal sealed class FailingParams(Param[] chosen, Func<IReadOnlyDictionary<string, Param>, IReadOnlyList<Diagnostic>> compile)
{
    private readonly Dictionary<string, IReadOnlyList<Diagnostic>> known = new(StringComparer.Ordinal);

    /// <summary>The errors with some values.</summary>
    public IReadOnlyList<Diagnostic> ErrorsOf(Param[] point)
    {
        string key = RangeCheck.Key(point);
        if (!known.TryGetValue(key, out IReadOnlyList<Diagnostic>? errors))
            known.Add(key, errors = compile(point.ToDictionary(param => param.Name, StringComparer.Ordinal)));
        return errors;
    }

    /// <summary>The fewest changes that make the error, in the order of the declarations, and the error as it reads then.</summary>
    public (IReadOnlyList<Param> Cause, Diagnostic Finding) Trace(Diagnostic error, Param[] point)
    {
        Param[] rest = [.. point];
        for (int i = 0; i < rest.Length; i++)
        {
            if (rest[i] == chosen[i])
                continue;
            Param changed = rest[i];
            rest[i] = chosen[i];
            if (ErrorsOf(rest).FirstOrDefault(item => item.Code == error.Code && item.Span == error.Span) is { } still)
                error = still;
            else
                rest[i] = changed;
        }
        return ([.. rest.Where((param, i) => param != chosen[i])], error);
    }
}
