namespace HyperVaeDsl.Packages.Tests;

/// <summary>A test of packed packages. The environment variable HVAE_PACKAGES names the folder that they lie in; without it the test is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackedFactAttribute : FactAttribute
{
    public PackedFactAttribute()
    {
        if (Feed.Folder == null)
            Skip = "Needs packages: dotnet pack -c Release -o FOLDER, and HVAE_PACKAGES=FOLDER. '.ci/run' does that.";
    }
}
