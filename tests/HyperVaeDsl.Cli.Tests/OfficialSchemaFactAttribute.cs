namespace HyperVaeDsl.Cli.Tests;

/// <summary>A fact that needs the schema of the OASIS standard, which is not ours to ship: HVAE_SARIF_SCHEMA names the file.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OfficialSchemaFactAttribute : FactAttribute
{
    public OfficialSchemaFactAttribute()
    {
        if (Path == null)
            Skip = "Set HVAE_SARIF_SCHEMA to the path of sarif-schema-2.1.0.json of OASIS.";
    }

    public static string? Path => Environment.GetEnvironmentVariable("HVAE_SARIF_SCHEMA");
}
