namespace TorchSharp;

public static partial class torch
{
    public static string __version__ => throw null!;

    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => throw null!;

    public static Tensor empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => throw null!;

    public static Tensor empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => throw null!;

    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => throw null!;

    public static Tensor full(long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => throw null!;

    public static int get_num_threads() => throw null!;

    public static DisposeScope NewDisposeScope() => throw null!;

    public static IDisposable no_grad() => throw null!;

    public static void set_num_threads(int num) => throw null!;

    public static bool TryInitializeDeviceType(DeviceType deviceType) => throw null!;

    public static class backends
    {
        public static class cuda
        {
            public static class matmul
            {
                public static bool allow_tf32 { get => throw null!; set => throw null!; }
            }
        }

        public static class cudnn
        {
            public static bool allow_tf32 { get => throw null!; set => throw null!; }
        }
    }

    public static class cuda
    {
        public static int device_count() => throw null!;

        public static bool is_available() => throw null!;
    }

    public static class nn
    {
        public static class functional
        {
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0) => throw null!;

            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => throw null!;

            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) => throw null!;
        }

        public class Module : IDisposable
        {
            protected Module(string name) => throw null!;

            public virtual bool training => throw null!;

            public void Dispose() => throw null!;

            public virtual IEnumerable<(string name, Modules.Parameter parameter)> named_parameters(bool recurse = true) => throw null!;

            public virtual void train(bool train = true) => throw null!;
        }

        public abstract class Module<T, TResult> : Module
        {
            protected Module(string name)
                : base(name) => throw null!;

            public TResult call(T input) => throw null!;
        }

        public enum Reduction : long
        {
            None,
            Mean,
            Sum,
        }
    }
}
