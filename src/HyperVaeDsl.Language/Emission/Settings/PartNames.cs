namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>Keys of parts that are treated in a way of their own.</summary>
internal static class PartNames
{
    /// <summary>The lines of the canonical form.</summary>
    public const string CanonicalForm = "CanonicalForm";

    /// <summary>How the class of the schedules begins.</summary>
    public const string Schedule = "Schedule";

    /// <summary>How it ends.</summary>
    public const string ScheduleEnd = "ScheduleEnd";
}
