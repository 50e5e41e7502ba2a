namespace HyperVaeDsl.Runtime.Tensors;

/// <summary>
/// How products are rounded in training steps. Weights, gradients and moments, activations, geometry, losses and evaluations are float32 in each of them.
/// </summary>
public enum Precision
{
    /// <summary>float32: 24 significant bits.</summary>
    Single,

    /// <summary>
    /// The factors of every product of matrices (<see cref="TensorEngine.Linear"/>, <see cref="TensorEngine.MatMul"/>, and the gradients of both) are rounded to
    /// TF32, 11 significant bits with the range of float32, and the products are added in float32, as NVIDIA GPUs do since Ampere.
    /// </summary>
    Tf32,

    /// <summary>
    /// The three products of a layer (its output, the gradient of its input, the gradient of its weight) have factors and a result that are rounded to
    /// bfloat16, 8 significant bits with the range of float32, and are added in float32. The bias is added in float32. <see cref="TensorEngine.MatMul"/>, of
    /// which losses make distances, stays float32. Gradients have the range of float32, so there is no loss scaler.
    /// </summary>
    Mixed,
}
