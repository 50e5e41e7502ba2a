using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>Which of the two VAEs a loss is taken of.</summary>
public enum VaeChoice
{
    /// <summary>The sum over both.</summary>
    Both,

    /// <summary>VAE A.</summary>
    A,

    /// <summary>VAE B.</summary>
    B,
}

/// <summary>A term of the objective.</summary>
/// <param name="Name">Its name, such as kl_A.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Of">Of which VAE.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Parameters">Its parameters, in the order of the kind; a choice is the index of its word.</param>
/// <param name="Group">Name of its group, or null: active all the time.</param>
/// <param name="Activity">For each phase, when it acts there: its group is active, its own time has come, and its weight is not identically 0; else null.</param>
/// <param name="Span">Its name in the file.</param>
public sealed record Loss(
    string Name,
    LossKind Kind,
    VaeChoice Of,
    ScalarRef Weight,
    IReadOnlyList<ScalarRef> Parameters,
    string? Group,
    IReadOnlyList<Activity?> Activity,
    TextSpan Span)
{
    /// <summary>For each phase, whether it acts there at some time.</summary>
    public IReadOnlyList<bool> ActiveIn { get; } = [.. Activity.Select(activity => activity != null)];

    /// <summary>The time from which on it acts if its group does, in epochs.</summary>
    public required double From { get; init; }

    /// <summary>The time up to which it acts.</summary>
    public required double To { get; init; }

    /// <summary>What may follow a schedule, under the name that a schedule of its own has: radial.weight, radial.inner.</summary>
    public IEnumerable<(string Name, ScalarRef Value)> Scalars =>
        new[] { (Name + ".weight", Weight) }.Concat(Kind.Parameters.Zip(Parameters, (parameter, value) => (parameter, value))
            .Where(pair => pair.parameter.AcceptsSignal).Select(pair => ($"{Name}.{pair.parameter.Name}", pair.value)));

    /// <summary>The value of a parameter, or null if the kind has none of that name.</summary>
    public ScalarRef? Find(string parameter) => Kind.IndexOf(parameter) is >= 0 and int index ? Parameters[index] : null;

    /// <summary>The word of a parameter that is a choice, or null if the kind has none of that name.</summary>
    public string? Word(string parameter) => Find(parameter) is { } value ? Kind.Parameters[Kind.IndexOf(parameter)].Choices[(int)value.Number].Word : null;
}

/// <summary>A group of losses that phases switch on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Activity">For each phase, when it is active there, or null.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record LossGroup(string Name, IReadOnlyList<Activity?> Activity, TextSpan Span)
{
    /// <summary>For each phase, whether it is active there at some time.</summary>
    public IReadOnlyList<bool> ActiveIn { get; } = [.. Activity.Select(activity => activity != null)];
}
