using HyperVaeDsl.EngineConformance;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public void Training_gives_the_same_bits_on_any_number_of_threads()
    {
        var expected = StateAfterTraining(threads: 1);
        Assert.Contains(expected, bits => bits != 0);
        foreach (var threads in new[] { 1, 2, 3, 4 })
            Assert.Equal(expected, StateAfterTraining(threads));
    }

    [Fact]
    public void A_step_gives_the_same_bits_whether_its_tape_is_new_or_reused()
    {
        using var engine = new CpuEngine(2);
        var model = new TwinVaes(engine, 100);
        var first = model.Evaluate();
        model.Train();
        using var other = new CpuEngine(2);
        var twin = new TwinVaes(other, 100);
        twin.Train();
        Assert.Equal(BitConverter.SingleToInt32Bits(twin.Evaluate()), BitConverter.SingleToInt32Bits(model.Evaluate()));
        Assert.NotEqual(first, model.Evaluate());
    }

    private static int[] StateAfterTraining(int threads)
    {
        using var engine = new CpuEngine(threads);
        var model = new TwinVaes(engine, 512);
        List<int> bits = [.. Enumerable.Range(0, 3).Select(_ => BitConverter.SingleToInt32Bits(model.Train()))];
        bits.Add(BitConverter.SingleToInt32Bits(model.Evaluate()));
        foreach (var shape in model.Parameters.Shapes)
        {
            foreach (var state in Enum.GetValues<ParameterState>())
            {
                var values = new float[shape.Rows * shape.Columns];
                model.Parameters.Read(shape.Name, state, values);
                bits.AddRange(values.Select(BitConverter.SingleToInt32Bits));
            }
        }

        return [.. bits];
    }
}
