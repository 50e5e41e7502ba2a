using HyperVaeDsl.EngineConformance;
namespace HyperVaeDsl.Engines.Cpu.Tests;

public sealed class AllocationTests
{
    [Fact]
    public void A_repeated_training_step_allocates_nothing()
    {
        using var engine = new CpuEngine(2);
        var model = new TwinVaes(engine, 64);
        Assert.Equal(0, AllocatedBy(() => model.Train()));
    }

    [Fact]
    public void Alternating_training_and_evaluation_of_two_sizes_allocates_nothing()
    {
        using var engine = new CpuEngine(2);
        var model = new TwinVaes(engine, 64);
        var remainder = new TwinVaes(engine, 23);
        Assert.Equal(0, AllocatedBy(() =>
        {
            model.Train();
            model.Evaluate();
            remainder.Evaluate();
        }));
    }

    /// <summary>Bytes of one more call after some that warm up.</summary>
    private static long AllocatedBy(Action action)
    {
        for (var i = 0; i < 40; i++)
            action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
