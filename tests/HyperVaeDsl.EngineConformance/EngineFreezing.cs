using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.EngineConformance;

/// <summary>Frozen parameters keep every bit, and count their own updates, as in the reference engine.</summary>
public abstract class EngineFreezing(TensorEngine engine) : IDisposable
{
    private static readonly ParameterShape[] Shapes =
        [new("a.weight", 7, 9, "vae_A.encoder"), new("b.weight", 100, 130, "vae_B.encoder"), new("b.bias", 1, 5, "vae_B.decoder")];

    public void Dispose()
    {
        engine.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Freezing_is_that_of_the_reference_engine()
    {
        using var reference = new ReferenceEngine();
        ParameterSet[] sets = [engine.CreateParameters(Shapes), reference.CreateParameters(Shapes)];
        foreach (ParameterSet set in sets)
        {
            foreach (ParameterShape shape in Shapes)
                set.Write(shape.Name, Formula(shape, 1));
        }

        var settings = new AdamWSettings(0.9, 0.99, 1e-8, 0.1);
        float[]? frozen = null;
        for (int update = 1; update <= 12; update++)
        {
            foreach (ParameterSet set in sets)
            {
                set.Freeze("vae_B.encoder", isFrozen: update is > 3 and < 9);
                SetGradients(set, update);
                set.AdamW(settings, update, [1e-2, 1e-2, 1e-3]);
                for (int i = 0; i < Shapes.Length; i++)
                {
                    if (set.IsFrozen(i))
                        set.SetMissedUpdates(i, set.MissedUpdates(i) + 1);
                }
            }

            Assert.Equal(sets[1].GradientNorm(null), sets[0].GradientNorm(null), 1e-4 * sets[1].GradientNorm(null));
            foreach (ParameterShape shape in Shapes)
            {
                foreach (ParameterState state in new[] { ParameterState.Value, ParameterState.FirstMoment, ParameterState.SecondMoment })
                {
                    float[] expected = Read(sets[1], shape, state);
                    float[] actual = Read(sets[0], shape, state);
                    for (int i = 0; i < actual.Length; i++)
                        Assert.Equal(expected[i], actual[i], 1e-4f);
                }
            }

            float[] now = Read(sets[0], Shapes[1], ParameterState.Value);
            if (update is > 3 and < 9)
                Assert.Equal(frozen, now);
            else if (frozen is not null)
                Assert.NotEqual(frozen, now);
            frozen = now;
        }
    }

    // A loss whose gradient is known: the sum of the elements times a constant.
    private static void SetGradients(ParameterSet set, int update)
    {
        set.ZeroGradients();
        TensorEngine owner = set[Shapes[0].Name].Engine;
        owner.BeginStep(recordGradients: true);
        Tensor total = set[Shapes[0].Name].Sum() + (set[Shapes[1].Name] * set[Shapes[1].Name]).Sum() + (set[Shapes[2].Name].Sum() * update);
        owner.Backward(total);
    }

    private static float[] Formula(ParameterShape shape, double scale) =>
        [.. Enumerable.Range(0, shape.Rows * shape.Columns).Select(i => (float)(scale * Math.Sin(1 + (1.3 * i))))];

    private static float[] Read(ParameterSet set, ParameterShape shape, ParameterState state)
    {
        var values = new float[shape.Rows * shape.Columns];
        set.Read(shape.Name, state, values);
        return values;
    }
}
