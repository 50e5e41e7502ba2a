using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>What the user's code measures: batches that go over all measured data once, without gradients.</summary>
internal static class OwnEvaluation
{
    /// <summary>Items in a batch, at most: large enough for the engine, small enough for its memory.</summary>
    private const int ChunkSize = 1024;

    /// <summary>Batches of all items, in their order. Each begins a step of the engine, so its tensors are valid until the next.</summary>
    public static IEnumerable<ItemBatch> Over(TensorEngine engine, int[] items)
    {
        int size = Math.Min(ChunkSize, items.Length);
        var whole = new ItemBatch(engine, size, seed: 0, isTraining: false);
        for (int start = 0; start < items.Length; start += size)
        {
            int count = Math.Min(size, items.Length - start);
            ItemBatch batch = count == size ? whole : new ItemBatch(engine, count, seed: 0, isTraining: false);
            engine.BeginStep(recordGradients: false);
            batch.Fill(start / size, items.AsSpan(start, count));
            yield return batch;
        }
    }

    /// <summary>Batches of all operations, in their order. Each begins a step of the engine, so its tensors are valid until the next.</summary>
    public static IEnumerable<Batch> Over(TensorEngine engine, OperationPool pool)
    {
        int[] operations = pool.Operations.ToArray();
        int size = Math.Min(ChunkSize, operations.Length);
        var whole = new Batch(engine, size, seed: 0);
        for (int start = 0; start < operations.Length; start += size)
        {
            int count = Math.Min(size, operations.Length - start);
            Batch batch = count == size ? whole : new Batch(engine, count, seed: 0);
            engine.BeginStep(recordGradients: false);
            batch.Fill(0, start / size, operations.AsSpan(start, count));
            yield return batch;
        }
    }
}
