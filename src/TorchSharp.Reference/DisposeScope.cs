namespace TorchSharp;

public sealed class DisposeScope : IDisposable
{
    internal DisposeScope() => throw null!;

    public void Dispose() => throw null!;
}
