using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>
/// For every group of logits: the loss -log p[class], and p - (1 at the class), the gradient of the loss by the logits,
/// unless <c>difference</c> is null.
/// </summary>
internal readonly unsafe struct CrossEntropyWork(float* logits, int* classes, float* losses, float* difference, int groups, int classCount) : IChunkedWork
{
    private const int GroupsPerChunk = 512;

    public void Compute(WorkerTeam team) =>
        team.Run(this, (groups + GroupsPerChunk - 1) / GroupsPerChunk, (long)groups * classCount * 16);

    public void Run(int chunk)
    {
        var (group, end) = (chunk * GroupsPerChunk, Math.Min(groups, (chunk + 1) * GroupsPerChunk));
        if (classCount == 3)
            for (; group < end; group += Lanes.Width)
                ThreeClasses(group, end - group);
        else
            for (; group < end; group++)
                AnyClasses(group);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ThreeClasses(int group, int count)
    {
        var x = TernaryPlanes.Load(logits + (3 * group));
        var softmax = new TernarySoftmax(x);
        var chosen = Vector512.Load(classes + group);
        var isFirst = Vector512.Equals(chosen, Vector512<int>.Zero).AsSingle();
        var isSecond = Vector512.Equals(chosen, Vector512<int>.One).AsSingle();
        var isThird = Vector512.Equals(chosen, Vector512.Create(2)).AsSingle();
        var logit = (x.First & isFirst) | (x.Second & isSecond) | (x.Third & isThird);
        Lanes.StoreFirst(losses + group, softmax.LogSum - logit, count);
        if (difference == null)
            return;
        var (p, one) = (softmax.Probabilities, Vector512<float>.One);
        new TernaryPlanes(p.First - (one & isFirst), p.Second - (one & isSecond), p.Third - (one & isThird)).StoreFirst(difference + (3 * group), 3 * count);
    }

    private void AnyClasses(int group)
    {
        var x = logits + ((nint)group * classCount);
        var logSum = GroupSoftmax.LogSum(x, classCount);
        losses[group] = logSum - x[classes[group]];
        if (difference == null)
            return;
        for (var i = 0; i < classCount; i++)
            difference[((nint)group * classCount) + i] = MathF.Exp(x[i] - logSum) - (i == classes[group] ? 1f : 0f);
    }
}
