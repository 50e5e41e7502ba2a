namespace HyperVaeDsl.Runtime.Storage;

/// <summary>Bytes as text.</summary>
internal static class Hexadecimal
{
    /// <summary>Two lower-case digits for each byte.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) =>
#if NET9_0_OR_GREATER
        Convert.ToHexStringLower(bytes);
#else
        Convert.ToHexString(bytes).ToLowerInvariant();
#endif
}
