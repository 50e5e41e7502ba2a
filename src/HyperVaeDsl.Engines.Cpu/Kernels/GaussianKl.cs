using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>
/// KL divergence of normal distributions from the standard one, for each of the columns the mean over the n rows:
/// kl[j] = (1/n sum over i of (m[i, j]^2 + s[i, j]^2 - l[i, j])) / 2 - 1/2 with l = ln s^2. With h[j] = g[j] / (2 n) the gradients are
/// dm = h 2 m, ds = h 2 s, dl = -h. Every number is rounded as the general operations round it, one after the other.
/// </summary>
internal readonly unsafe struct GaussianKl(int rows, int columns)
{
    private readonly float share = (float)(1.0 / rows);

    public void Forward(float* mean, float* deviation, float* logVariance, float* result)
    {
        for (var j = 0; j < columns; j += Lanes.Width)
        {
            var sum = Vector512<float>.Zero;
            for (var at = (nint)j; at < (nint)rows * columns; at += columns)
            {
                var (m, s) = (Vector512.Load(mean + at), Vector512.Load(deviation + at));
                sum += (m * m) + (s * s) - Vector512.Load(logVariance + at);
            }

            Lanes.StoreFirst(result + j, (sum * share * 0.5f) - Vector512.Create(0.5f), columns - j);
        }
    }

    /// <summary>The gradient by the mean or by the deviation, whichever <paramref name="x"/> is.</summary>
    public void BySquared(float* gradient, float* x, float* target, bool accumulate)
    {
        for (var j = 0; j < columns; j += Lanes.Width)
        {
            var h = Vector512.Load(gradient + j) * 0.5f * share;
            for (var at = (nint)j; at < (nint)rows * columns; at += columns)
            {
                var result = default(SquareFunction).Gradient(h, Vector512.Load(x + at), default);
                Lanes.StoreFirst(target + at, accumulate ? result + Vector512.Load(target + at) : result, columns - j);
            }
        }
    }

    public void ByLogVariance(float* gradient, float* target, bool accumulate)
    {
        for (var j = 0; j < columns; j += Lanes.Width)
        {
            var result = -(Vector512.Load(gradient + j) * 0.5f * share);
            for (var at = (nint)j; at < (nint)rows * columns; at += columns)
                Lanes.StoreFirst(target + at, accumulate ? result + Vector512.Load(target + at) : result, columns - j);
        }
    }
}
