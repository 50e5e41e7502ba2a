using HyperVaeDsl.EngineConformance;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp.Tests;

public sealed class MemoryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Steps_leave_no_tensor_behind(bool defersReading)
    {
        using TorchEngine engine = new(Device.Name, new TorchSettings { DefersReading = defersReading });
        TwinVaes model = new(engine, 64);
        for (int i = 0; i < 20; i++)
            Run();
        long before = Live;
        for (int i = 0; i < 200; i++)
            Run();
        Assert.Equal(before, Live);

        void Run()
        {
            model.Train();
            model.Evaluate();
        }
    }

    [Fact]
    public void A_disposed_engine_leaves_nothing()
    {
        long before = Live;
        using (TorchEngine engine = Device.Open())
            new TwinVaes(engine, 8).Train();
        Assert.Equal(before, Live);
    }

    // Of this thread: other tests run beside this one.
    private static long Live => DisposeScopeManager.Statistics.ThreadTotalLiveCount;
}
