namespace HyperVaeDsl.Training.Tests.Support;

/// <summary>Cases of a test of signals or of file systems as Unix has them.</summary>
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no such signals.";
    }
}
