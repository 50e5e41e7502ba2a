namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>A stretch of the flat buffers.</summary>
internal readonly record struct FlatRange(int Start, int Length)
{
    public int End => Start + Length;
}
