namespace HyperVaeDsl.Runtime.Training;

/// <summary>Something that a run did because of what was measured, and that no table of the plan shows.</summary>
/// <param name="Kind">What kind of event.</param>
/// <param name="Name">Whose: the phase, group, slot or component.</param>
/// <param name="Epochs">Epochs trained when it happened.</param>
/// <param name="Time">Time on the planned clock.</param>
/// <param name="Message">A sentence that says what happened and why.</param>
public sealed record TrainingEvent(TrainingEventKind Kind, string Name, int Epochs, double Time, string Message)
{
    /// <summary>The place of what it is about among its kind in the methodology: phases, groups with a gate, best slots or components; -1 where that is not known.</summary>
    public int Index { get; init; } = -1;
}
