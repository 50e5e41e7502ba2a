namespace HyperVaeDsl.Cli.Plotting;

/// <summary>Where the times of a run lie in a picture.</summary>
/// <param name="Left">Where the run begins.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Width">Width of the picture.</param>
/// <param name="End">The end of the run, in epochs.</param>
internal sealed record SvgFrame(double Left, double Right, double Width, double End)
{
    /// <summary>The place of a time.</summary>
    public double X(double time) => Left + ((Right - Left) * time / End);

    /// <summary>The room that a stretch of time has.</summary>
    public double Span(double from, double to) => X(to) - X(from);
}
