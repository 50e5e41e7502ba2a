using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>
/// Sets a share of activations to 0 and divides the others by 1 - share, so that the mean stays (Srivastava et al. 2014). The masks
/// are drawn layer after layer from the stream of the batch; in evaluation everything passes.
/// </summary>
internal sealed class Dropout(double share, RandomPurpose purpose)
{
    private readonly List<float[]> masks = [];
    private RandomStream random;
    private bool isTraining;
    private int next;

    /// <summary>Starts a pass over a batch.</summary>
    public void Begin(Batch batch, bool training)
    {
        isTraining = training && share > 0;
        random = batch.Random(purpose);
        next = 0;
    }

    /// <summary>Lets everything pass, as in evaluation, where there is no batch.</summary>
    public void End() => isTraining = false;

    /// <summary>The activations of the next layer with a fresh mask.</summary>
    public Tensor Apply(Tensor x)
    {
        if (!isTraining)
            return x;
        if (masks.Count == next)
            masks.Add([]);
        if (masks[next].Length != x.Length)
            masks[next] = new float[x.Length];
        float[] mask = masks[next++];
        random.FillUniform(mask);
        float kept = (float)(1 / (1 - share));
        for (int i = 0; i < mask.Length; i++)
            mask[i] = mask[i] < share ? 0 : kept;
        return x * x.Engine.Constant(mask, x.Rows, x.Columns);
    }
}
