using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.EngineConformance;

/// <summary>Every operation of the seam, with every way of broadcasting, on small shapes that do not fill vectors.</summary>
public static class OperationCatalogue
{
    private static readonly (int Rows, int Columns)[] Sides = [(5, 19), (5, 1), (1, 19), (1, 1)];

    public static IReadOnlyList<OperationCase> All { get; } = [.. Elementwise(), .. Broadcasting(), .. Products(), .. Sums(), .. Rows(), .. Softmax(), .. Fused(), .. Graphs()];

    public static TheoryData<OperationCase> Cases => [.. All];

    private static IEnumerable<OperationCase> Elementwise()
    {
        foreach (var operation in Enum.GetValues<UnaryOperation>())
        {
            var (low, high) = operation switch
            {
                UnaryOperation.Log or UnaryOperation.Sqrt => (0.1, 3.0),
                UnaryOperation.Artanh => (-0.95, 0.95),
                _ => (-3.0, 3.0),
            };
            yield return new($"{operation}", [(7, 13)], x => x[0].Engine.Unary(operation, x[0]), low, high);
            yield return new($"{operation} of an element", [(1, 1)], x => x[0].Engine.Unary(operation, x[0]), low, high);
        }

        yield return new("Affine", [(7, 13)], x => (2.5 * x[0]) - 0.75);
        yield return new("Number minus tensor, divided", [(7, 13)], x => (1 - x[0]) / 3);
        yield return new("Negation", [(4, 4)], x => -x[0]);
        yield return new("Clamp", [(7, 13)], x => x[0].Clamp(-1, 0.5));
        yield return new("AtLeast", [(7, 13)], x => x[0].AtLeast(0.25));
        yield return new("AtMost", [(7, 13)], x => x[0].AtMost(0.25));
    }

    private static IEnumerable<OperationCase> Broadcasting()
    {
        foreach (var operation in Enum.GetValues<BinaryOperation>())
        {
            foreach (var left in Sides)
                foreach (var right in Sides)
                    yield return new($"{operation} of {left} and {right}", [left, right], x => x[0].Engine.Binary(operation, x[0], x[1]), 0.5, 2.5);
            yield return new($"{operation} of a column and a scalar", [(37, 1), (1, 1)], x => x[0].Engine.Binary(operation, x[0], x[1]), 0.5, 2.5);
            yield return new($"{operation} of a tensor and itself", [(5, 7)], x => x[0].Engine.Binary(operation, x[0], x[0]), 0.5, 2.5) { Terms = 1 };
        }
    }

    private static IEnumerable<OperationCase> Products()
    {
        foreach (var (n, k, m) in new[] { (1, 1, 1), (5, 9, 16), (9, 16, 27), (17, 7, 33), (8, 32, 64) })
        {
            foreach (var activation in Enum.GetValues<Activation>())
                yield return new($"Linear {n} x {k} x {m} {activation}", [(n, k), (m, k), (1, m)], x => x[0].Engine.Linear(x[0], x[1], x[2], activation));
            yield return new($"MatMul {n} x {k} x {m}", [(n, k), (k, m)], x => x[0].Engine.MatMul(x[0], x[1]));
            yield return new($"MatMul {n} x {k} x {m} transposed", [(n, k), (m, k)], x => x[0].Engine.MatMul(x[0], x[1], transposeRight: true));
        }

        yield return new("MatMul with itself transposed", [(6, 5)], x => x[0].Engine.MatMul(x[0], x[0], transposeRight: true));
    }

    private static IEnumerable<OperationCase> Sums()
    {
        foreach (var (rows, columns) in new[] { (1, 1), (1, 21), (21, 1), (7, 16), (9, 27) })
            foreach (var reduction in Enum.GetValues<Reduction>())
                yield return new($"Sum {reduction} of {rows} x {columns}", [(rows, columns)], x => x[0].Engine.Reduce(reduction, x[0]));
        yield return new("Mean", [(7, 13)], x => x[0].Mean());
        yield return new("MeanOverRows", [(7, 13)], x => x[0].MeanOverRows());
        yield return new("NormOfEachRow", [(7, 13)], x => x[0].NormOfEachRow());
    }

    private static IEnumerable<OperationCase> Rows()
    {
        yield return new("GatherRows", [(6, 13)], x => x[0].GatherRows([5, 0, 2, 2, 5, 5, 1]));
        yield return new("GatherRows of a column", [(6, 1)], x => x[0].GatherRows([5, 0, 2, 2]));
        yield return new("Transpose", [(6, 13)], x => x[0].Transpose());
        yield return new("Detach", [(6, 13)], x => x[0] * x[0].Detach());
    }

    private static IEnumerable<OperationCase> Softmax()
    {
        foreach (var (rows, positions, classes) in new[] { (1, 1, 3), (5, 9, 3), (7, 3, 3), (4, 3, 4), (3, 2, 1) })
        {
            var chosen = Numbers.Integers(7, rows * positions, classes);
            yield return new($"SoftmaxCrossEntropy {rows} x {positions} x {classes}", [(rows, positions * classes)], x => x[0].Engine.SoftmaxCrossEntropy(x[0], chosen, classes));
            yield return new($"LogSoftmax {rows} x {positions} x {classes}", [(rows, positions * classes)], x => x[0].Engine.LogSoftmax(x[0], classes));
        }
    }

    /// <summary>What an engine may compute in one pass. Points are drawn inside the ball: 5 coordinates below 0.4, 20 below 0.2.</summary>
    private static IEnumerable<OperationCase> Fused()
    {
        int[] first = [0, 3, 3, 5, 8, 1, 1, 7, 2, 6, 4, 0, 5, 8, 2, 7, 3, 1];
        int[] second = [4, 0, 1, 2, 7, 6, 5, 3, 8, 0, 2, 1, 3, 4, 5, 6, 7, 8];
        int[] third = [1, 8, 7, 0, 2, 3, 4, 5, 6, 7, 8, 2, 4, 5, 0, 1, 2, 3];
        yield return new("KlOfEachDimension", [(7, 19), (7, 19), (7, 19)], x => x[0].Engine.KlOfEachDimension(x[0], x[1], x[2])) { Terms = 1 };
        yield return new("KlOfEachDimension of one tensor", [(7, 3)], x => x[0].Engine.KlOfEachDimension(x[0], x[0], x[0]), 0.5, 1.5);
        yield return new("MeanSmoothL1", [(37, 1)], x => x[0].Engine.MeanSmoothL1(x[0], x[0].Engine.Constant(Numbers.Uniform(5, 37, -1, 1), 37, 1)));
        yield return new("MeanSmoothL1 with weights", [(9, 5)], x => x[0].Engine.MeanSmoothL1(
            x[0], x[0].Engine.Constant(Numbers.Uniform(5, 45, -1, 1), 9, 5), x[0].Engine.Constant(Numbers.Uniform(6, 45, 0, 2), 9, 5)));
        yield return new("MeanSmoothL1 to what is trained", [(9, 1), (9, 1), (9, 1)], x => x[0].Engine.MeanSmoothL1(x[0], x[1], x[2]));
        foreach (var (columns, bound, curvature) in new[] { (5, 0.4, 1.0), (20, 0.2, 0.7) })
        {
            Tensor Conformal(Tensor points) => 1 - (points.Square().SumOfEachRow() * curvature);
            yield return new($"BallDistances of {columns}", [(9, columns)], x => x[0].Engine.BallDistances(x[0], Conformal(x[0]), first, second, curvature), -bound, bound);
            yield return new($"BallGaps of {columns}", [(9, columns)], x => x[0].Engine.BallGaps(x[0], Conformal(x[0]), first, second, third, curvature), -bound, bound) { Terms = 1 };
            yield return new($"BallGaps of {columns} with parts apart", [(9, columns), (9, 1)], x => x[0].Engine.BallGaps(x[0], (x[1] * 0.1) + 0.7, first, second, third, curvature), -bound, bound) { Terms = 1 };
        }
    }

    /// <summary>Several uses of one tensor, so that gradients from several places add up.</summary>
    private static IEnumerable<OperationCase> Graphs()
    {
        yield return new("A value used by every kind of node", [(6, 6)], x =>
        {
            var y = x[0] * 0.5;
            var engine = y.Engine;
            var sum = y.Exp() + y.Square() + y.Transpose() + y.GatherRows([5, 4, 3, 2, 1, 0]) + y.SumOfEachRow() + y.SumOfEachColumn() + y.Sum();
            return sum + engine.MatMul(y, y) + engine.LogSoftmax(y, 3) + engine.LogSoftmax(y, 2) + engine.SoftmaxCrossEntropy(y, [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2], 3);
        });
        yield return new("Exponential map and Poincare distance", [(9, 16), (9, 16)], x =>
        {
            Tensor ToBall(Tensor z) => z * (z.NormOfEachRow().Tanh().AtMost(0.95) / z.NormOfEachRow().AtLeast(1e-7));
            var (u, v) = (ToBall(x[0]), ToBall(x[1]));
            var ratio = (u - v).Square().SumOfEachRow() / ((1 - u.Square().SumOfEachRow()) * (1 - v.Square().SumOfEachRow()));
            var argument = ((2 * ratio) + 1).AtLeast(1 + 1e-7);
            return (argument + (argument.Square() - 1).Sqrt()).Log();
        }, -0.5, 0.5);
    }
}
