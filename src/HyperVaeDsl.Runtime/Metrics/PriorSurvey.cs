using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>
/// Decodes latent vectors drawn from the prior and counts the distinct operations. The vectors are the same for every run and for
/// both VAEs, so that values compare.
/// </summary>
internal sealed class PriorSurvey(TensorEngine engine, DualVae model, int samples)
{
    private const int ChunkSize = TernaryOperations.Count / 9;
    private const ulong Seed = 19683;

    private readonly float[] latents = new float[ChunkSize * model.Settings.Latent];
    private readonly float[] logits = new float[ChunkSize * TernaryOperations.Positions * TernaryOperations.Classes];
    private readonly bool[] foundByA = new bool[TernaryOperations.Count];
    private readonly bool[] foundByB = new bool[TernaryOperations.Count];

    /// <summary>The fractions of all operations that the samples decode to. Recycles the tensors of the step before.</summary>
    public (double A, double B) Measure()
    {
        Array.Clear(foundByA);
        Array.Clear(foundByB);
        for (int start = 0, chunk = 0; start < samples; start += ChunkSize, chunk++)
        {
            int count = Math.Min(ChunkSize, samples - start);
            Span<float> drawn = latents.AsSpan(0, count * model.Settings.Latent);
            new RandomStream(Seed, RandomPurpose.PriorSamples, chunk).FillNormal(drawn);
            engine.BeginStep(recordGradients: false);
            (Tensor a, Tensor b) = model.DecodePrior(engine.Constant(drawn, count, model.Settings.Latent));
            Mark(a, count, foundByA);
            Mark(b, count, foundByB);
        }

        return ((double)foundByA.Count(found => found) / TernaryOperations.Count, (double)foundByB.Count(found => found) / TernaryOperations.Count);
    }

    private void Mark(Tensor decoded, int count, bool[] found)
    {
        decoded.CopyTo(logits.AsSpan(0, count * TernaryOperations.Positions * TernaryOperations.Classes));
        for (int row = 0; row < count; row++)
        {
            int operation = 0;
            for (int position = TernaryOperations.Positions - 1; position >= 0; position--)
                operation = (operation * TernaryOperations.Classes) + BestClass.Of(logits, (row * TernaryOperations.Positions) + position);
            found[operation] = true;
        }
    }
}
