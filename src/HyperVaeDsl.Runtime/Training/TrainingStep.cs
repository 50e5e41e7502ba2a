namespace HyperVaeDsl.Runtime.Training;

/// <summary>One optimisation step as generated code sees it.</summary>
public sealed class TrainingStep
{
}
