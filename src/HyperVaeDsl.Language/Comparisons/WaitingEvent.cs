namespace HyperVaeDsl.Language.Comparisons;

/// <summary>Something besides planned values that differs: from when on it is watched or remembers, and when it can first change a step.</summary>
/// <param name="What">What it is, such as "controller homeostasis".</param>
/// <param name="Watched">From this epoch of the plan on it has a state that a checkpoint keeps.</param>
/// <param name="Acts">At this time of the plan it changes a step at the earliest; infinite for never.</param>
internal sealed record WaitingEvent(string What, double Watched, double Acts);
