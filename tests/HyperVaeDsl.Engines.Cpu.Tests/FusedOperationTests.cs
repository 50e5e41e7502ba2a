using HyperVaeDsl.EngineConformance;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu.Tests;

/// <summary>
/// Each operation that is computed in one pass has the bits of the general operations that it stands for, in values and gradients, on shapes that fill vectors and
/// chunks and on shapes that do not; so no run changed when it came. Its scalar twin stands in <see cref="ScalarTwins"/>.
/// </summary>
public sealed class FusedOperationTests
{
    private const int Points = 700;
    private const int Pairs = 1300;

    public static TheoryData<string, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int>();
            foreach (var name in new[] { "norm", "kl", "radial", "weighted radial", "distances", "gaps" })
                foreach (var columns in new[] { 1, 5, 16, 20 })
                    foreach (var threads in new[] { 1, 3 })
                        cases.Add(name, columns, threads);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_has_the_bits_of_the_general_operations(string name, int columns, int threads)
    {
        var bound = 0.9 / Math.Sqrt(columns);
        OperationCase Case(Func<Tensor[], Tensor> apply) => new(name, name == "kl" ? [(Points, columns), (Points, columns), (Points, columns)] : [(Points, columns)], apply, -bound, bound);
        for (var seed = 1; seed <= 2; seed++)
        {
            var expected = RunTwice(Case(x => Composed(name, x)), threads: 1, seed);
            var actual = RunTwice(Case(x => Fused(name, x)), threads, seed);
            Assert.Equal(Bits(expected.Values), Bits(actual.Values));
            for (var i = 0; i < expected.Gradients.Length; i++)
                Assert.Equal(Bits(expected.Gradients[i]), Bits(actual.Gradients[i]));
        }
    }

    /// <summary>The second time on a tape that is used again, where a gradient has arrived before: the input is used twice more.</summary>
    private static Outcome RunTwice(OperationCase operation, int threads, int seed)
    {
        using var engine = new CpuEngine(threads);
        var used = operation with { Apply = x => (operation.Apply(x) * x[0].Exp().Sum()) + (x[0].Square().Sum() * 0.125) };
        used.RunOn(engine, seed);
        return used.RunOn(engine, seed);
    }

    private static Tensor Fused(string name, Tensor[] x)
    {
        var engine = x[0].Engine;
        return name switch
        {
            "norm" => engine.NormOfEachRow(x[0]),
            "kl" => engine.KlOfEachDimension(x[0], x[1], x[2]),
            "radial" => engine.MeanSmoothL1(x[0], Targets(x[0])),
            "weighted radial" => engine.MeanSmoothL1(x[0], Targets(x[0]), Weights(x[0])),
            "distances" => engine.BallDistances(x[0], Conformal(x[0]), Rows(1), Rows(2), 0.8),
            _ => engine.BallGaps(x[0], Conformal(x[0]), Rows(1), Rows(2), Rows(3), 0.8),
        };
    }

    private static Tensor Composed(string name, Tensor[] x) => name switch
    {
        "norm" => ComposedOperations.NormOfEachRow(x[0]),
        "kl" => ComposedOperations.KlOfEachDimension(x[0], x[1], x[2]),
        "radial" => ComposedOperations.MeanSmoothL1(x[0], Targets(x[0]), null),
        "weighted radial" => ComposedOperations.MeanSmoothL1(x[0], Targets(x[0]), Weights(x[0])),
        "distances" => ComposedOperations.BallDistances(x[0], Conformal(x[0]), Rows(1), Rows(2), 0.8),
        _ => ComposedOperations.BallGaps(x[0], Conformal(x[0]), Rows(1), Rows(2), Rows(3), 0.8),
    };

    private static int[] Rows(int seed) => Numbers.Integers(seed, Pairs, Points);

    private static Tensor Conformal(Tensor points) => 1 - (ComposedOperations.NormOfEachRow(points).Square() * 0.8);

    private static Tensor Targets(Tensor x) => x.Engine.Constant(Numbers.Uniform(8, x.Length, -2, 2), x.Rows, x.Columns);

    private static Tensor Weights(Tensor x) => x.Engine.Constant(Numbers.Uniform(9, x.Length, 0, 2), x.Rows, x.Columns);

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
