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
/// <param name="Parameters">Its parameters, in the order of the kind.</param>
/// <param name="Group">Name of its group, or null: active all the time.</param>
/// <param name="ActiveIn">For each phase, whether it acts there: its group is active and its weight is not identically 0.</param>
/// <param name="Span">Its name in the file.</param>
public sealed record Loss(
    string Name,
    LossKind Kind,
    VaeChoice Of,
    ScalarRef Weight,
    IReadOnlyList<double> Parameters,
    string? Group,
    IReadOnlyList<bool> ActiveIn,
    TextSpan Span);

/// <summary>A group of losses that phases switch on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ActiveIn">For each phase, whether it is active.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record LossGroup(string Name, IReadOnlyList<bool> ActiveIn, TextSpan Span);
