namespace HyperVaeDsl.Training.Tests.Support;

/// <summary>A test of signals or of file systems as Unix has them.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no such signals.";
    }
}
