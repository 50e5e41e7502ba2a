using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>
/// Two VAEs, A and B, of one shape that see the same batches. Parameters are named "vae_A.encoder.0.weight" and so on, in the
/// components vae_A.encoder, vae_A.mean, vae_A.log_variance, vae_A.radius (only with a learned radius), vae_A.decoder and the
/// same of vae_B; those of one VAE lie together.
/// </summary>
public sealed class DualVae
{
    private readonly Vae a;
    private readonly Vae b;

    /// <summary>Allocates the parameters on an engine; all are 0 until <see cref="Initialize"/>.</summary>
    public DualVae(TensorEngine engine, DualVaeSettings settings)
    {
        Settings = settings;
        a = new Vae("vae_A", settings, RandomPurpose.NoiseA);
        b = new Vae("vae_B", settings, RandomPurpose.NoiseB);
        List<ParameterShape> shapes = [];
        a.Declare(shapes);
        b.Declare(shapes);
        Parameters = engine.CreateParameters(shapes);
        a.Bind(Parameters);
        b.Bind(Parameters);
    }

    /// <summary>Shape and geometry.</summary>
    public DualVaeSettings Settings { get; }

    /// <summary>All parameters.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>What the latest call of <see cref="Forward"/> returned; valid until the engine begins the next step.</summary>
    internal DualVaeOutput Latest { get; private set; }

    /// <summary>
    /// Draws initial values as PyTorch's Linear does (Kaiming uniform with a = sqrt 5): weights and biases uniform in
    /// [-1/sqrt(k), 1/sqrt(k)) for k inputs.
    /// </summary>
    public void Initialize(ulong seed)
    {
        int inputs = 1;
        for (int i = 0; i < Parameters.Shapes.Count; i++)
        {
            ParameterShape shape = Parameters.Shapes[i];
            // A bias follows its weight and shares its bound.
            inputs = shape.Name.EndsWith(".weight", StringComparison.Ordinal) ? shape.Columns : inputs;
            var values = new float[shape.Rows * shape.Columns];
            new RandomStream(seed, RandomPurpose.Initialization, i).FillUniform(values);
            double bound = 1 / Math.Sqrt(inputs);
            for (int j = 0; j < values.Length; j++)
                values[j] = (float)(((2.0 * values[j]) - 1) * bound);
            Parameters.Write(shape.Name, values);
        }
    }

    /// <summary>Runs both VAEs on a batch.</summary>
    /// <param name="batch">The operations.</param>
    /// <param name="noiseScale">Factor of the posterior's standard deviation when the latent vector is sampled; 0 takes the mean.</param>
    public DualVaeOutput Forward(Batch batch, double noiseScale) =>
        Latest = new DualVaeOutput(a.Forward(batch, noiseScale), b.Forward(batch, noiseScale));
}
