using HyperVaeDsl.Runtime.Training;

namespace TernaryOperations;

/// <summary>Nothing but what went wrong, on the error output.</summary>
internal sealed class QuietProgress(TextWriter errors) : TrainingObserver
{
    public override void GuardFired(GuardReport guard) => errors.WriteLine(guard.Message);

    public override void RunFinished(TrainingResult result)
    {
        if (result.Reason != null)
            errors.WriteLine($"{result.Outcome}: {result.Reason}");
    }
}
