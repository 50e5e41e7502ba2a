using HyperVaeDsl.Runtime.Data;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>The class that logits predict: the largest, the first of equal ones.</summary>
internal static class BestClass
{
    /// <summary>The predicted class at a position, counted through all rows.</summary>
    public static int Of(ReadOnlySpan<float> logits, int position)
    {
        ReadOnlySpan<float> scores = logits.Slice(position * TernaryOperations.Classes, TernaryOperations.Classes);
        int best = scores[1] > scores[0] ? 1 : 0;
        return scores[2] > scores[best] ? 2 : best;
    }
}
