using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>Numbers as TorchSharp takes them. Each is a native object with a finaliser; most return in every step.</summary>
internal sealed class ScalarCache : IDisposable
{
    private const int Most = 512;

    private readonly Dictionary<double, Scalar> scalars = [];

    /// <summary>A number; valid until <see cref="Trim"/>.</summary>
    public Scalar this[double number]
    {
        get
        {
            if (!scalars.TryGetValue(number, out Scalar? scalar))
                scalars.Add(number, scalar = number);
            return scalar;
        }
    }

    /// <summary>Forgets all if there are many: weights that change from step to step would add up.</summary>
    public void Trim()
    {
        if (scalars.Count > Most)
            Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Scalar scalar in scalars.Values)
            scalar.Dispose();
        scalars.Clear();
    }
}
