using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>Log softmax of groups of three.</summary>
internal readonly unsafe struct TernaryLogSoftmaxWork(float* x, float* y, int groups) : IChunkedWork
{
    private const int GroupsPerChunk = 512;

    public void Compute(WorkerTeam team) => team.Run(this, (groups + GroupsPerChunk - 1) / GroupsPerChunk, (long)groups * 48);

    public void Run(int chunk)
    {
        var (group, end) = (chunk * GroupsPerChunk, Math.Min(groups, (chunk + 1) * GroupsPerChunk));
        for (; group < end; group += Lanes.Width)
        {
            var planes = TernaryPlanes.Load(x + (3 * group));
            var logSum = new TernarySoftmax(planes).LogSum;
            new TernaryPlanes(planes.First - logSum, planes.Second - logSum, planes.Third - logSum).StoreFirst(y + (3 * group), 3 * (end - group));
        }
    }
}

/// <summary>Its gradient: dx = g - e^y * (sum of g over the group), or that added to the target.</summary>
internal readonly unsafe struct TernaryLogSoftmaxGradientWork(float* gradient, float* y, float* target, bool accumulate, int groups) : IChunkedWork
{
    private const int GroupsPerChunk = 512;

    public void Compute(WorkerTeam team) => team.Run(this, (groups + GroupsPerChunk - 1) / GroupsPerChunk, (long)groups * 48);

    public void Run(int chunk)
    {
        var (group, end) = (chunk * GroupsPerChunk, Math.Min(groups, (chunk + 1) * GroupsPerChunk));
        for (; group < end; group += Lanes.Width)
        {
            var (g, logs) = (TernaryPlanes.Load(gradient + (3 * group)), TernaryPlanes.Load(y + (3 * group)));
            var sum = g.First + g.Second + g.Third;
            var old = accumulate ? TernaryPlanes.Load(target + (3 * group)) : default;
            new TernaryPlanes(
                old.First + g.First - (Vector512.Exp(logs.First) * sum),
                old.Second + g.Second - (Vector512.Exp(logs.Second) * sum),
                old.Third + g.Third - (Vector512.Exp(logs.Third) * sum)).StoreFirst(target + (3 * group), 3 * (end - group));
        }
    }
}
