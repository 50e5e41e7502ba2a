using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>When a component can change its state for the first time, if every metric does what the condition waits for.</summary>
internal static class EarliestChange
{
    /// <summary>Epochs trained by then; null when no evaluation of the run can bring the change.</summary>
    public static double? Of(Methodology methodology, ComponentSpec component, Condition condition)
    {
        // What compares with an evaluation before cannot hold at the first one.
        int first = condition.Tests.Any(test => test is StallTest or ChangeTest) ? 2 : 1;
        for (int number = first; number <= methodology.Evaluations; number++)
        {
            double epochs = EpochsAt(methodology, number);
            double failed = first == 1 ? 0 : EpochsAt(methodology, 1);
            bool held = condition.InEpochs ? epochs - failed >= condition.For : number - first + 1 >= condition.For;
            if (held && epochs >= component.Warmup)
                return epochs;
        }
        return null;
    }

    private static double EpochsAt(Methodology methodology, int evaluation) => Math.Min(methodology.Epochs, (double)evaluation * methodology.EvaluateEvery);
}
