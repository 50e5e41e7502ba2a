using HyperVaeDsl.Runtime.Tensors;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>Values, gradients and moments of neighbouring parameters, and the updates of all of them at once.</summary>
internal sealed class FlatBuffers : IDisposable
{
    private FlatBuffers(int length, Func<Func<FlatBuffers, torch.Tensor>, torch.Tensor> make)
    {
        Length = length;
        Values = make(whole => whole.Values).DetachFromDisposeScope();
        Gradients = make(whole => whole.Gradients).DetachFromDisposeScope();
        FirstMoments = make(whole => whole.FirstMoments).DetachFromDisposeScope();
        SecondMoments = make(whole => whole.SecondMoments).DetachFromDisposeScope();
    }

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    public torch.Tensor Values { get; }

    public torch.Tensor Gradients { get; }

    public torch.Tensor FirstMoments { get; }

    public torch.Tensor SecondMoments { get; }

    /// <summary>Buffers of zeros.</summary>
    public static FlatBuffers Allocate(int length, torch.Device device) => new(length, _ => torch.zeros(length, torch.ScalarType.Float32, device));

    /// <summary>A stretch of these buffers, in the same memory.</summary>
    public FlatBuffers Slice(FlatRange range) => new(range.Length, buffer => buffer(this).narrow(0, range.Start, range.Length));

    /// <summary>AdamW as PyTorch calculates it: see <see cref="ParameterSet.AdamW"/>.</summary>
    public void AdamW(in AdamWSettings settings, long update, double rate, ScalarCache scalars)
    {
        if (settings.WeightDecay != 0)
            Values.mul_(scalars[1 - (rate * settings.WeightDecay)]);
        FirstMoments.mul_(scalars[settings.Beta1]).add_(Gradients, scalars[1 - settings.Beta1]);
        SecondMoments.mul_(scalars[settings.Beta2]).addcmul_(Gradients, Gradients, scalars[1 - settings.Beta2]);
        (double scale, double epsilon) = Correct(settings, update, rate);
        using torch.Tensor denominator = SecondMoments.sqrt();
        denominator.add_(scalars[epsilon], scalars[1]);
        Values.addcdiv_(FirstMoments, denominator, scalars[-scale]);
    }

    /// <summary>
    /// rate (m / c1) / (sqrt(v / c2) + eps) with the corrections c = 1 - beta^n is scale m / (sqrt(v) + epsilon) with scale = rate sqrt(c2) / c1 and epsilon = eps sqrt(c2): one
    /// operation less on all elements.
    /// </summary>
    public static (double Scale, double Epsilon) Correct(in AdamWSettings settings, long update, double rate)
    {
        double root = Math.Sqrt(1 - Math.Pow(settings.Beta2, update));
        return (rate * root / (1 - Math.Pow(settings.Beta1, update)), settings.Epsilon * root);
    }

    /// <summary>SGD with momentum: see <see cref="ParameterSet.Momentum"/>.</summary>
    public void Momentum(double momentum, double rate, ScalarCache scalars)
    {
        FirstMoments.mul_(scalars[momentum]).add_(Gradients, scalars[1]);
        Values.add_(FirstMoments, scalars[-rate]);
    }

    public void Dispose()
    {
        Values.Dispose();
        Gradients.Dispose();
        FirstMoments.Dispose();
        SecondMoments.Dispose();
    }
}
