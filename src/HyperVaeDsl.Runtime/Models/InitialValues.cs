using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>The values that parameters start with.</summary>
internal static class InitialValues
{
    /// <summary>
    /// Draws initial values as PyTorch's Linear does (Kaiming uniform with a = sqrt 5): weights and biases uniform in
    /// [-1/sqrt(k), 1/sqrt(k)) for k inputs; a parameter that declares its initial value or values gets those.
    /// </summary>
    public static void Draw(ParameterSet parameters, ulong seed)
    {
        int inputs = 1;
        for (int i = 0; i < parameters.Shapes.Count; i++)
        {
            ParameterShape shape = parameters.Shapes[i];
            // A bias follows its weight and shares its bound.
            inputs = shape.Name.EndsWith(".weight", StringComparison.Ordinal) ? shape.Columns : inputs;
            if (!shape.InitialValues.IsEmpty)
            {
                parameters.Write(shape.Name, shape.InitialValues.Span);
                continue;
            }

            var values = new float[shape.Rows * shape.Columns];
            if (shape.Initial is { } initial)
            {
                Array.Fill(values, (float)initial);
                parameters.Write(shape.Name, values);
                continue;
            }

            new RandomStream(seed, RandomPurpose.Initialization, i).FillUniform(values);
            double bound = 1 / Math.Sqrt(inputs);
            for (int j = 0; j < values.Length; j++)
                values[j] = (float)(((2.0 * values[j]) - 1) * bound);
            parameters.Write(shape.Name, values);
        }
    }
}
