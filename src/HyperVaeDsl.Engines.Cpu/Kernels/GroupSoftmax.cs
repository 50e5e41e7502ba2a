namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>Log softmax of groups of any size, one after the other.</summary>
internal static unsafe class GroupSoftmax
{
    /// <summary>m + ln(sum of e^(x - m)), with m the largest.</summary>
    public static float LogSum(float* x, int classCount)
    {
        var largest = x[0];
        for (var i = 1; i < classCount; i++)
            largest = MathF.Max(largest, x[i]);
        var sum = 0f;
        for (var i = 0; i < classCount; i++)
            sum += MathF.Exp(x[i] - largest);
        return largest + MathF.Log(sum);
    }

    public static void LogSoftmax(float* x, float* y, int groups, int classCount)
    {
        for (var group = 0; group < groups; group++, x += classCount, y += classCount)
        {
            var logSum = LogSum(x, classCount);
            for (var i = 0; i < classCount; i++)
                y[i] = x[i] - logSum;
        }
    }

    /// <summary>dx = g - e^y * (sum of g over the group), or that added to the target.</summary>
    public static void Gradient(float* gradient, float* y, float* target, bool accumulate, int groups, int classCount)
    {
        for (var group = 0; group < groups; group++, gradient += classCount, y += classCount, target += classCount)
        {
            var sum = 0f;
            for (var i = 0; i < classCount; i++)
                sum += gradient[i];
            for (var i = 0; i < classCount; i++)
                target[i] = gradient[i] - (MathF.Exp(y[i]) * sum) + (accumulate ? target[i] : 0f);
        }
    }
}
