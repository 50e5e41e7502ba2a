using System.Text.Json;

namespace HyperVaeDsl.EngineConformance;

/// <summary>The contents of op_oracle.json.</summary>
public sealed record PyTorchOracle(string Torch, IReadOnlyList<OracleCase> Cases, OracleAdamW AdamW)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static PyTorchOracle Load() =>
        JsonSerializer.Deserialize<PyTorchOracle>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "op_oracle.json")), Options)!;
}

/// <summary>One operation with what PyTorch computed.</summary>
public sealed record OracleCase(
    string Name, string Operation, OracleArguments Arguments, OracleMatrix[] Inputs, OracleMatrix Weights, OracleMatrix Result, OracleMatrix[] Gradients)
{
    public override string ToString() => Name;
}

/// <summary>What an operation takes besides tensors; each uses its own.</summary>
public sealed record OracleArguments(string? Function, float Scale, float Shift, float Minimum, float Maximum, bool Transpose, int[]? Indices, int Count)
{
    public int[]? Second { get; init; }

    public int[]? Third { get; init; }

    public float[]? Targets { get; init; }

    public float[]? Factors { get; init; }
}

/// <summary>A matrix, row by row.</summary>
public sealed record OracleMatrix(int Rows, int Columns, float[] Values);

/// <summary>A run of AdamW.</summary>
public sealed record OracleAdamW(
    OracleMatrix X, OracleMatrix Y, OracleMatrix[] Start, OracleUpdate[] Updates, OracleMatrix[] FirstMoments, OracleMatrix[] SecondMoments);

/// <summary>The norm before clipping, and the parameters after an update.</summary>
public sealed record OracleUpdate(double Norm, OracleMatrix Weight, OracleMatrix Bias);
