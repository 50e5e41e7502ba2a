namespace HyperVaeDsl.Benchmarks;

/// <summary>How large a step is.</summary>
/// <param name="Batch">Operations in a batch.</param>
/// <param name="Width">Factor of all hidden widths.</param>
internal readonly record struct StepSize(int Batch, int Width)
{
    /// <summary>The step of the shipped methodologies.</summary>
    public static readonly StepSize Usual = new(512, 1);

    /// <summary>
    /// Floating-point operations of the products of two VAEs, forward and back: 2 n k m for the result, for the gradient of the weight and for
    /// that of the input, which the first layer does not need.
    /// </summary>
    public double Operations
    {
        get
        {
            var batch = Batch;
            return 2 * VaeModel.LayersOf(Width).Sum(layer => (layer.Layer == "encoder.0" ? 4.0 : 6.0) * batch * layer.Inputs * layer.Outputs);
        }
    }

    public override string ToString() => $"{Batch} x {Width}";
}
