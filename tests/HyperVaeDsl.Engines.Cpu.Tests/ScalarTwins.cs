using HyperVaeDsl.EngineConformance;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu.Tests;

/// <summary>The operations that are computed in one pass, as plain loops in float64 with the gradients that a hand derives from their formulas.</summary>
public sealed class ScalarTwins
{
    private const int Rows = 61;
    private const int Columns = 6;
    private const int Pairs = 83;
    private const double Curvature = 0.6;

    [Fact]
    public void Norm_of_each_row() => Compare([(Rows, Columns)], -2, 2, x => x[0].NormOfEachRow(), (x, g, dx) =>
    {
        var norms = new double[Rows];
        for (var i = 0; i < Rows; i++)
        {
            norms[i] = Math.Sqrt(Range(Columns).Sum(j => x[0][i, j] * x[0][i, j]));
            for (var j = 0; j < Columns; j++)
                dx[0][i, j] = g[i] * x[0][i, j] / norms[i];
        }

        return norms;
    });

    [Fact]
    public void Divergence_of_each_dimension() => Compare([(Rows, Columns), (Rows, Columns), (Rows, Columns)], -2, 2, x => x[0].Engine.KlOfEachDimension(x[0], x[1], x[2]), (x, g, dx) =>
    {
        var kl = new double[Columns];
        for (var j = 0; j < Columns; j++)
        {
            for (var i = 0; i < Rows; i++)
            {
                kl[j] += ((x[0][i, j] * x[0][i, j]) + (x[1][i, j] * x[1][i, j]) - x[2][i, j] - 1) / (2 * Rows);
                dx[0][i, j] = g[j] * x[0][i, j] / Rows;
                dx[1][i, j] = g[j] * x[1][i, j] / Rows;
                dx[2][i, j] = -g[j] / (2 * Rows);
            }
        }

        return kl;
    });

    [Fact]
    public void Mean_of_smooth_L1()
    {
        var (targets, weights) = (Numbers.Uniform(3, Rows, -2, 2), Numbers.Uniform(4, Rows, 0, 2));
        Compare([(Rows, 1)], -2, 2, x => x[0].Engine.MeanSmoothL1(x[0], x[0].Engine.Constant(targets, Rows, 1), x[0].Engine.Constant(weights, Rows, 1)), (x, g, dx) =>
        {
            var mean = 0.0;
            for (var i = 0; i < Rows; i++)
            {
                var d = x[0][i, 0] - targets[i];
                mean += weights[i] * (Math.Abs(d) < 1 ? d * d / 2 : Math.Abs(d) - 0.5) / Rows;
                dx[0][i, 0] = g[0] * weights[i] * Math.Clamp(d, -1, 1) / Rows;
            }

            return [mean];
        });
    }

    [Fact]
    public void Distances_in_the_ball() => CompareBall(
        (points, parts) => points.Engine.BallDistances(points, parts, First, Second, Curvature), (pair, add) => add(First[pair], Second[pair], 1));

    [Fact]
    public void Gaps_in_the_ball() => CompareBall((points, parts) => points.Engine.BallGaps(points, parts, First, Second, Third, Curvature), (pair, add) =>
    {
        add(First[pair], Second[pair], 1);
        add(First[pair], Third[pair], -1);
    });

    private static readonly int[] First = Numbers.Integers(1, Pairs, Rows);
    private static readonly int[] Second = [.. First.Zip(Numbers.Integers(2, Pairs, Rows - 1), (row, step) => (row + 1 + step) % Rows)];
    private static readonly int[] Third = [.. First.Zip(Numbers.Integers(3, Pairs, Rows - 1), (row, step) => (row + 1 + step) % Rows)];

    /// <summary>d = (2 / sqrt c) arsinh(sqrt u), u = c |x - y|^2 / (p q): dd/du = 1 / (sqrt c sqrt(u (1 + u))).</summary>
    private static void CompareBall(Func<Tensor, Tensor, Tensor> apply, Action<int, Action<int, int, int>> distancesOf) => Compare([(Rows, Columns), (Rows, 1)], 0.05, 0.35, x => apply(x[0], x[1]), (x, g, dx) =>
    {
        var results = new double[Pairs];
        for (var pair = 0; pair < Pairs; pair++)
        {
            distancesOf(pair, (i, k, sign) =>
            {
                var (p, q) = (x[1][i, 0], x[1][k, 0]);
                var u = Curvature * Range(Columns).Sum(j => Math.Pow(x[0][i, j] - x[0][k, j], 2)) / (p * q);
                results[pair] += sign * 2 / Math.Sqrt(Curvature) * Math.Asinh(Math.Sqrt(u));
                var byU = sign * g[pair] / Math.Sqrt(Curvature * u * (1 + u));
                dx[1][i, 0] -= byU * u / p;
                dx[1][k, 0] -= byU * u / q;
                for (var j = 0; j < Columns; j++)
                {
                    var byX = byU * Curvature / (p * q) * 2 * (x[0][i, j] - x[0][k, j]);
                    dx[0][i, j] += byX;
                    dx[0][k, j] -= byX;
                }
            });
        }

        return results;
    });

    /// <summary>Values and gradients of the engine, and those of a twin, which fills the gradients dx for the gradients g of its results.</summary>
    private static void Compare(
        (int Rows, int Columns)[] inputs, double low, double high, Func<Tensor[], Tensor> apply, Func<double[][,], double[], double[][,], double[]> twin)
    {
        using var engine = new CpuEngine(2);
        var operation = new OperationCase("twin", inputs, apply, low, high);
        var outcome = operation.RunOn(engine, seed: 1);
        double[][,] x = [.. inputs.Select((shape, i) => Matrix(Numbers.Uniform(1 + i, shape.Rows * shape.Columns, low, high), shape))];
        double[][,] dx = [.. inputs.Select(shape => new double[shape.Rows, shape.Columns])];
        // The weights of OperationCase.WeightedSum are the gradients of the results.
        double[] g = [.. Numbers.Uniform(1001, outcome.Values.Length, 0.5, 1.5)];
        var values = twin(x, g, dx);
        Numbers.AssertClose([.. values.Select(value => (float)value)], outcome.Values, 1e-5, "value");
        for (var i = 0; i < dx.Length; i++)
            Numbers.AssertClose([.. dx[i].Cast<double>().Select(value => (float)value)], outcome.Gradients[i], 1e-4, $"gradient {i}");
    }

    private static double[,] Matrix(float[] values, (int Rows, int Columns) shape)
    {
        var matrix = new double[shape.Rows, shape.Columns];
        for (var i = 0; i < values.Length; i++)
            matrix[i / shape.Columns, i % shape.Columns] = values[i];
        return matrix;
    }

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);
}
