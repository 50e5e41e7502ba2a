namespace TorchSharp;

public sealed class Scalar : IDisposable
{
    internal Scalar() => throw null!;

    public void Dispose() => throw null!;

    public static implicit operator Scalar(double value) => throw null!;
}
