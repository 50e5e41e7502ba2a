namespace HyperVaeDsl.Cli.Tests;

/// <summary>A fact about file permissions, which only bind ordinary users of Unix.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no Unix file modes.";
        else if (Environment.IsPrivilegedProcess)
            Skip = "The superuser may read every file.";
    }
}
