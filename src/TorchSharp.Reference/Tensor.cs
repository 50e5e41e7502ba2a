namespace TorchSharp;

public static partial class torch
{
    // Nothing is declared that makes a Scalar for itself (add without alpha, square, softplus): see ScalarCache of the engine.
    public class Tensor : IDisposable
    {
        internal Tensor() => throw null!;

        public Span<byte> bytes { get => throw null!; set => throw null!; }

        public Tensor? grad { get => throw null!; set => throw null!; }

        public bool requires_grad { get => throw null!; set => throw null!; }

        public long[] shape => throw null!;

        public Device device => throw null!;

        public ScalarType dtype => throw null!;

        public void Dispose() => throw null!;

        public Tensor DetachFromDisposeScope() => throw null!;

        public Tensor add(Tensor target, Scalar alpha) => throw null!;

        public Tensor add_(Scalar scalar, Scalar alpha) => throw null!;

        public Tensor add_(Tensor target, Scalar alpha) => throw null!;

        public Tensor add(Scalar scalar, Scalar alpha) => throw null!;

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => throw null!;

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => throw null!;

        public Tensor asinh() => throw null!;

        public Tensor atanh() => throw null!;

        public void backward() => throw null!;

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => throw null!;

        public Tensor clamp_max(Scalar max) => throw null!;

        public Tensor clamp_min(Scalar min) => throw null!;

        public Tensor clamp_min_(Scalar min) => throw null!;

        public Tensor contiguous() => throw null!;

        public Tensor copy_(Tensor source, bool nonBlocking = false) => throw null!;

        public Tensor cpu() => throw null!;

        public Tensor detach() => throw null!;

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => throw null!;

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => throw null!;

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => throw null!;

        public Tensor exp() => throw null!;

        public Tensor expand(params long[] sizes) => throw null!;

        public Tensor index(params Tensor[] indices) => throw null!;

        public Tensor index_select(long dim, Tensor index) => throw null!;

        public Tensor lerp_(Tensor end, Tensor weight) => throw null!;

        public Tensor log() => throw null!;

        public Tensor log_sigmoid() => throw null!;

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => throw null!;

        public Tensor masked_fill_(Tensor mask, Scalar value) => throw null!;

        public Tensor mm(Tensor target) => throw null!;

        public Tensor mul(Scalar target) => throw null!;

        public Tensor mul(Tensor target) => throw null!;

        public Tensor mul_(Scalar target) => throw null!;

        public Tensor mul_(Tensor target) => throw null!;

        public Tensor narrow(long dim, long start, long length) => throw null!;

        public Tensor ne(Scalar target) => throw null!;

        public Tensor neg() => throw null!;

        public Tensor norm(float p = 2) => throw null!;

        public Tensor norm(int dim, bool keepdim = false, float p = 2) => throw null!;

        public Tensor pin_memory() => throw null!;

        public Tensor pow(Scalar exponent) => throw null!;

        public Tensor relu() => throw null!;

        public Tensor relu_() => throw null!;

        public Tensor requires_grad_(bool requires_grad = true) => throw null!;

        public Tensor reshape(params long[] shape) => throw null!;

        public Tensor set_(Tensor source) => throw null!;

        public Tensor sigmoid() => throw null!;

        public Tensor sqrt() => throw null!;

        public Tensor sub(Tensor target) => throw null!;

        public Tensor sub_(Tensor target) => throw null!;

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => throw null!;

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => throw null!;

        public Tensor t() => throw null!;

        public Tensor tanh() => throw null!;

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => throw null!;

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => throw null!;

        public Tensor[] unbind(long dimension = 0) => throw null!;

        public Tensor zero_() => throw null!;
    }

    public enum RoundingMode
    {
        None,
    }

    public enum ScalarType : sbyte
    {
        Int64 = 4,
        Float32 = 6,
        BFloat16 = 15,
    }
}
