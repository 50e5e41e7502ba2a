namespace HyperVaeDsl.Engines.TorchSharp.Tests;

public sealed class DeviceNameTests
{
    [Theory]
    [InlineData("cpu", "cpu")]
    [InlineData("cuda", "cuda:0")]
    [InlineData("cuda:0", "cuda:0")]
    [InlineData("cuda:12", "cuda:12")]
    public void Devices_are_known_by_their_names(string name, string meaning) => Assert.Equal(meaning, DeviceName.Parse(name).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("CUDA")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda: 1")]
    [InlineData("cuda:99999999999")]
    public void Other_names_are_refused_with_those_that_there_are(string name)
    {
        string message = Assert.Throws<ArgumentException>(() => new TorchEngine(name)).Message;
        Assert.StartsWith($"'{name}' is not a device. Write cpu, cuda", message, StringComparison.Ordinal);
    }
}
