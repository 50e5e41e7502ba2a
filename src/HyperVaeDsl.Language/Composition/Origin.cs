using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>Findings in text that somebody else wrote say how it came to be here.</summary>
internal static class Origin
{
    /// <summary>What is wrong within the schedule of a preset stands at the call and names the preset.</summary>
    public static Diagnostic OfPreset(Diagnostic finding, IReadOnlyDictionary<TextSpan, Preset> calls)
    {
        if (!calls.TryGetValue(finding.Span, out Preset? preset))
            return finding;
        RelatedLocation[] place = Prelude.Presets.ContainsKey(preset.Name.Text) ? [] : [new RelatedLocation(preset.Name.Span, "the preset")];
        // A change at the call would not be one of the preset.
        return finding with { Fixes = [], Message = $"In preset '{preset.Name.Text}': {finding.Message}", Related = [.. finding.Related, .. place] };
    }

    /// <summary>What is wrong with an inherited statement stands in the file of the base and names the heir for which it was found.</summary>
    public static Diagnostic OfBase(Diagnostic finding, Reading reading)
    {
        if (reading.Declared?.Name is not { } heir || reading.Text.FileStart(finding.Span.Start) == 0)
            return finding;
        return finding with { Related = [.. finding.Related, new RelatedLocation(heir.Span, $"'{heir.Text}' inherits it")] };
    }
}
