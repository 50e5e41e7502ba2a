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
