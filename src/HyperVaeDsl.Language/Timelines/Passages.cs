namespace HyperVaeDsl.Language.Timelines;

/// <summary>Passages between numbers and between values that params decide, alike.</summary>
internal static class Passages
{
    /// <summary>The way of a passage: itself, or that from 0 to 1.</summary>
    public static RampCurve WayOf(Curve passage) => passage is PassageCurve open ? open.Way : (RampCurve)passage;

    /// <summary>The same passage in another time.</summary>
    public static Curve Lasting(Curve passage, double duration) => With(passage, way => way with { Duration = duration });

    /// <summary>The same passage going on behind its end.</summary>
    public static Curve Extended(Curve passage) => With(passage, way => way with { Extends = true });

    private static Curve With(Curve passage, Func<RampCurve, RampCurve> change) =>
        passage is PassageCurve open ? open with { Way = change(open.Way) } : change((RampCurve)passage);
}
