using HyperVaeDsl.Runtime.Tensors;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>
/// Updates that stop on the device when a norm of the gradients is not finite, without the host having looked: a number that is 1 until then and 0
/// from then on scales every change. The arithmetic is that of <see cref="FlatBuffers"/> otherwise. Few calls: each costs more than what it computes.
/// </summary>
internal sealed class UpdateSwitch(torch.Device device, ScalarCache scalars) : IDisposable
{
    /// <summary>As in PyTorch's clip_grad_norm_: keeps the factor finite.</summary>
    private const double ClipEpsilon = 1e-6;

    private readonly torch.Tensor on = torch.full(1, 1, scalars[1], torch.ScalarType.Float32, device).reshape(1).DetachFromDisposeScope();

    /// <summary>Clips the gradients, or clears them where the norm is not finite.</summary>
    public void Clip(torch.Tensor gradients, torch.Tensor norm, double maximum)
    {
        // What is not finite is not a number when it is taken from itself.
        torch.Tensor broken = norm.sub(norm).ne(scalars[0]);
        on.masked_fill_(broken, scalars[0]);
        if (maximum > 0)
            gradients.div_(norm.add(scalars[ClipEpsilon], scalars[1]).mul_(scalars[1 / maximum]).clamp_min_(scalars[1]));
        gradients.masked_fill_(broken, scalars[0]);
    }

    /// <summary>See <see cref="FlatBuffers.AdamW"/>.</summary>
    public void AdamW(FlatBuffers part, in AdamWSettings settings, long update, double rate)
    {
        if (settings.WeightDecay != 0)
            part.Values.addcmul_(part.Values, on, scalars[-rate * settings.WeightDecay]);
        part.FirstMoments.lerp_(part.Gradients, on.mul(scalars[1 - settings.Beta1]));
        part.SecondMoments.lerp_(part.Gradients.pow(scalars[2]), on.mul(scalars[1 - settings.Beta2]));
        (double scale, double epsilon) = FlatBuffers.Correct(settings, update, rate);
        torch.Tensor denominator = part.SecondMoments.sqrt().add_(scalars[epsilon], scalars[1]);
        part.Values.addcmul_(part.FirstMoments, on.div(denominator), scalars[-scale]);
    }

    /// <summary>See <see cref="FlatBuffers.Momentum"/>.</summary>
    public void Momentum(FlatBuffers part, double momentum, double rate)
    {
        // on = 0 leaves v: v + on (momentum v + g - v)
        torch.Tensor next = part.FirstMoments.mul(scalars[momentum]).add_(part.Gradients, scalars[1]);
        part.FirstMoments.lerp_(next, on);
        part.Values.addcmul_(part.FirstMoments, on, scalars[-rate]);
    }

    public void Dispose() => on.Dispose();
}
