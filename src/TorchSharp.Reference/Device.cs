namespace TorchSharp;

public static partial class torch
{
    public class Device
    {
        public Device(string description) => throw null!;

        public override string ToString() => throw null!;
    }
}

public enum DeviceType
{
    CPU,
    CUDA,
}
