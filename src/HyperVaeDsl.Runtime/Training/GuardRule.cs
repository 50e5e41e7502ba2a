using HyperVaeDsl.Runtime.Control.Conditions;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Acts when a condition sets in.</summary>
/// <param name="Name">Name, such as "posterior_collapse".</param>
/// <param name="When">What it waits for.</param>
/// <param name="Action">What happens.</param>
public sealed record GuardRule(string Name, Condition When, GuardAction Action)
{
    /// <summary>The planned time at which the watch begins; evaluations up to it do not count.</summary>
    public double After { get; init; }

    /// <summary>For <see cref="GuardAction.Rollback"/>: the best slot to go back to.</summary>
    public string Slot { get; init; } = "";

    /// <summary>For <see cref="GuardAction.Rollback"/>: how often; afterwards the guard only warns. 0 sets no limit.</summary>
    public int AtMost { get; init; }
}
