namespace BringYourOwnModel;

/// <summary>Points on three rings of radius 1, 2 and 3, spread evenly: two coordinates and a ring for every item of rings.hvae.</summary>
internal sealed class RingPoints(int count)
{
    public int[] Rings { get; } = [.. Enumerable.Range(0, count).Select(i => i % 3)];
    public HyperVaeDsl.Runtime.Tensors.NumberTable Points { get; } = new([.. Enumerable.Range(0, count).SelectMany(i => new[] { MathF.Cos(i), MathF.Sin(i) }.Select(x => x * (1 + (i % 3))))], columns: 2);
}
