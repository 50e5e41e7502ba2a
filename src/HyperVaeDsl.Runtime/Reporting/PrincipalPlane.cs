namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>The two orthogonal unit vectors along which directions vary most: the first principal components of their covariance (Pearson 1901).</summary>
internal static class PrincipalPlane
{
    private const int MostSweeps = 50;

    /// <summary>The two vectors of the points' directions x / |x|. A point at the origin has none and does not count.</summary>
    /// <param name="points">n x D coordinates.</param>
    /// <param name="dimensions">D, at least 1; of one dimension the second vector is 0.</param>
    public static (double[] First, double[] Second) Of(ReadOnlySpan<float> points, int dimensions)
    {
        double[,] covariance = Covariance(points, dimensions);
        var vectors = new double[dimensions, dimensions];
        for (int i = 0; i < dimensions; i++)
            vectors[i, i] = 1;
        Diagonalize(covariance, vectors, dimensions);
        int[] order = [.. Enumerable.Range(0, dimensions).OrderByDescending(i => covariance[i, i])];
        return (Column(vectors, order[0]), dimensions > 1 ? Column(vectors, order[1]) : new double[1]);
    }

    private static double[,] Covariance(ReadOnlySpan<float> points, int dimensions)
    {
        var sums = new double[dimensions];
        var products = new double[dimensions, dimensions];
        int count = 0;
        for (int start = 0; start < points.Length; start += dimensions)
        {
            ReadOnlySpan<float> point = points.Slice(start, dimensions);
            double norm = Math.Sqrt(Square(point));
            if (norm == 0)
                continue;
            count++;
            for (int i = 0; i < dimensions; i++)
            {
                sums[i] += point[i] / norm;
                for (int j = 0; j <= i; j++)
                    products[i, j] += point[i] / norm * (point[j] / norm);
            }
        }

        for (int i = 0; i < dimensions; i++)
        {
            for (int j = 0; j <= i; j++)
                products[i, j] = products[j, i] = count == 0 ? 0 : (products[i, j] / count) - (sums[i] / count * (sums[j] / count));
        }

        return products;
    }

    // Jacobi's method: rotations that turn one entry after another to 0. Slow for large matrices, exact enough for all.
    private static void Diagonalize(double[,] matrix, double[,] vectors, int size)
    {
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double rest = 0;
            for (int p = 0; p < size; p++)
            {
                for (int q = p + 1; q < size; q++)
                {
                    rest = Math.Max(rest, Math.Abs(matrix[p, q]));
                    Rotate(matrix, vectors, size, p, q);
                }
            }

            if (rest < 1e-14)
                return;
        }
    }

    private static void Rotate(double[,] matrix, double[,] vectors, int size, int p, int q)
    {
        if (matrix[p, q] == 0)
            return;
        double theta = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q]);
        double tangent = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        double sine = tangent * cosine;
        for (int k = 0; k < size; k++)
            (matrix[k, p], matrix[k, q]) = ((cosine * matrix[k, p]) - (sine * matrix[k, q]), (sine * matrix[k, p]) + (cosine * matrix[k, q]));
        for (int k = 0; k < size; k++)
            (matrix[p, k], matrix[q, k]) = ((cosine * matrix[p, k]) - (sine * matrix[q, k]), (sine * matrix[p, k]) + (cosine * matrix[q, k]));
        for (int k = 0; k < size; k++)
            (vectors[k, p], vectors[k, q]) = ((cosine * vectors[k, p]) - (sine * vectors[k, q]), (sine * vectors[k, p]) + (cosine * vectors[k, q]));
    }

    // A vector and its opposite are the same direction: the one whose largest coordinate is positive, so that equal balls give equal pictures.
    private static double[] Column(double[,] vectors, int column)
    {
        double[] vector = [.. Enumerable.Range(0, vectors.GetLength(0)).Select(row => vectors[row, column])];
        double largest = vector.MaxBy(Math.Abs);
        return largest < 0 ? [.. vector.Select(value => -value)] : vector;
    }

    private static double Square(ReadOnlySpan<float> point)
    {
        double sum = 0;
        foreach (float value in point)
            sum += (double)value * value;
        return sum;
    }
}
