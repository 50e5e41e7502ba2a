namespace HyperVaeDsl.Language.Methodologies;

/// <summary>How the products of a model's layers are rounded in training steps. Everything else is float32.</summary>
public enum Precision
{
    /// <summary>float32, as everything is where nothing is said.</summary>
    Single,

    /// <summary>The factors of every product of matrices have 10 bits behind the point, as GPUs of NVIDIA multiply them since Ampere.</summary>
    Tf32,

    /// <summary>The factors and the results of the products of layers are bfloat16.</summary>
    Mixed,
}
