using HyperVaeDsl.Runtime.Data;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>
/// Points of the Poincare ball as dots in a disk, coloured by valuation. The distance from the middle is the norm in units of the ball's radius,
/// |x| sqrt(c); the angle is that of the point's shadow on the plane in which the directions vary most. Of two dimensions it is the ball itself, turned.
/// </summary>
internal static class BallPicture
{
    /// <summary>Width and height in pixels.</summary>
    public const int Size = 320;

    /// <summary>Radius of the disk in pixels; the dots at its rim need room.</summary>
    public const double Disk = (Size / 2) - 6;

    /// <summary>The picture as a PNG file, with nothing behind the disk.</summary>
    /// <param name="points">n x D coordinates.</param>
    /// <param name="operations">The n operations.</param>
    /// <param name="curvature">c &gt; 0; the ball has the radius 1/sqrt(c).</param>
    public static byte[] Draw(ReadOnlySpan<float> points, ReadOnlySpan<int> operations, double curvature)
    {
        (double X, double Y)[] places = Places(points, points.Length / operations.Length, curvature);
        var pixels = new byte[Size * Size * 4];
        Circle(pixels);
        int[] order = [.. Enumerable.Range(0, operations.Length)];
        int[] valuations = [.. operations.ToArray().Select(operation => TernaryOperations.Valuations[operation])];
        // The rare ones on top.
        Array.Sort([.. order.Select(i => ((long)valuations[i] << 32) + i)], order);
        foreach (int i in order)
            Dot(pixels, places[i].X, places[i].Y, ValuationColours.DotOf(valuations[i]), ValuationColours.Of(valuations[i]));
        return PngFile.Encode(pixels, Size);
    }

    /// <summary>Where the points lie in the picture, in pixels from its upper left corner.</summary>
    public static (double X, double Y)[] Places(ReadOnlySpan<float> points, int dimensions, double curvature)
    {
        (double[] first, double[] second) = PrincipalPlane.Of(points, dimensions);
        var places = new (double X, double Y)[points.Length / dimensions];
        for (int i = 0; i < places.Length; i++)
        {
            ReadOnlySpan<float> point = points.Slice(i * dimensions, dimensions);
            double norm = Math.Sqrt(Product(point, point));
            double radius = Math.Min(1, norm * Math.Sqrt(curvature)) * Disk;
            double angle = Math.Atan2(Product(point, second), Product(point, first));
            places[i] = ((Size / 2) + (radius * Math.Cos(angle)), (Size / 2) - (radius * Math.Sin(angle)));
        }

        return places;
    }

    // The rim of the ball, which no point reaches.
    private static void Circle(byte[] pixels)
    {
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                double away = Math.Abs(Math.Sqrt(Square(x + 0.5 - (Size / 2)) + Square(y + 0.5 - (Size / 2))) - Disk - 2);
                Blend(pixels, x, y, Math.Clamp(1.25 - away, 0, 1) * 0.8, (0x80, 0x88, 0x94));
            }
        }
    }

    private static void Dot(byte[] pixels, double x, double y, double radius, (byte Red, byte Green, byte Blue) colour)
    {
        int reach = (int)Math.Ceiling(radius + 1);
        for (int row = Math.Max(0, (int)y - reach); row <= Math.Min(Size - 1, (int)y + reach); row++)
        {
            for (int column = Math.Max(0, (int)x - reach); column <= Math.Min(Size - 1, (int)x + reach); column++)
            {
                double away = Math.Sqrt(Square(column + 0.5 - x) + Square(row + 0.5 - y));
                Blend(pixels, column, row, Math.Clamp(radius + 0.5 - away, 0, 1) * 0.85, colour);
            }
        }
    }

    // "Over" of Porter and Duff (1984), for colours that are not premultiplied.
    private static void Blend(byte[] pixels, int x, int y, double opacity, (byte Red, byte Green, byte Blue) colour)
    {
        if (opacity <= 0)
            return;
        Span<byte> pixel = pixels.AsSpan(((y * Size) + x) * 4, 4);
        double below = pixel[3] / 255.0 * (1 - opacity);
        double total = opacity + below;
        pixel[0] = (byte)Math.Round(((colour.Red * opacity) + (pixel[0] * below)) / total);
        pixel[1] = (byte)Math.Round(((colour.Green * opacity) + (pixel[1] * below)) / total);
        pixel[2] = (byte)Math.Round(((colour.Blue * opacity) + (pixel[2] * below)) / total);
        pixel[3] = (byte)Math.Round(total * 255);
    }

    private static double Product(ReadOnlySpan<float> point, ReadOnlySpan<double> vector)
    {
        double sum = 0;
        for (int i = 0; i < point.Length; i++)
            sum += point[i] * vector[i];
        return sum;
    }

    private static double Product(ReadOnlySpan<float> point, ReadOnlySpan<float> other)
    {
        double sum = 0;
        for (int i = 0; i < point.Length; i++)
            sum += (double)point[i] * other[i];
        return sum;
    }

    private static double Square(double value) => value * value;
}
