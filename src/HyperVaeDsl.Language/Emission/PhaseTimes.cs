using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>The times of a phase as its header writes them, in epochs.</summary>
internal static class PhaseTimes
{
    public static string Of(Phase phase)
    {
        string end = Numbers.Format(phase.End);
        return $"{Numbers.Format(phase.Start)}..{(phase.EarlyEnd == null ? end : $"({Numbers.Format(phase.EarlyEnd.Earliest)}..{end})")}";
    }
}
