namespace HyperVaeDsl.Engines.TorchSharp.Tests;

public sealed class MissingTorchTests
{
    [Theory]
    [InlineData("cpu")]
    [InlineData("cuda:1")]
    public void An_application_without_TorchSharp_is_told_what_to_add(string device)
    {
        string message = Assert.Throws<TorchUnavailableException>(() => new TorchEngine(device)).Message;
        Assert.Contains("has no TorchSharp.dll", message, StringComparison.Ordinal);
        Assert.Contains("TorchSharp-cuda-windows", message, StringComparison.Ordinal);
    }
}
