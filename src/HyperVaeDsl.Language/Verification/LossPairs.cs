using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Which losses meet in training.</summary>
internal static class LossPairs
{
    /// <summary>Whether two losses act, or may act, on one VAE at one time.</summary>
    public static bool Meet(Loss a, Loss b) =>
        (a.Of == b.Of || a.Of == VaeChoice.Both || b.Of == VaeChoice.Both) && (a.Activity.Count == 0 ? MeetAnyway(a, b) : a.Activity.Zip(b.Activity, Overlap).Any(both => both));

    /// <summary>Every two losses that meet, each of which satisfies a condition, in the order of the losses.</summary>
    public static IEnumerable<(Loss First, Loss Second)> Of(Methodology methodology, Func<Loss, bool> condition)
    {
        Loss[] losses = [.. methodology.Losses.Where(condition)];
        for (int i = 0; i < losses.Length; i++)
        {
            for (int j = i + 1; j < losses.Length; j++)
            {
                if (Meet(losses[i], losses[j]))
                    yield return (losses[i], losses[j]);
            }
        }
    }

    // While the phases are not known, losses outside of groups act at their own times in any case.
    private static bool MeetAnyway(Loss a, Loss b) =>
        a.Group == null && b.Group == null && Math.Max(a.From, b.From) < Math.Min(a.To, b.To);

    private static bool Overlap(Activity? a, Activity? b) => a != null && b != null && Math.Max(a.From, b.From) < Math.Min(a.To, b.To);
}
