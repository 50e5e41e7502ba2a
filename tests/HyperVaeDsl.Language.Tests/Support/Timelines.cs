using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests;

/// <summary>Texts compiled to what tests look at.</summary>
internal static class Timelines
{
    /// <summary>A text that must have no errors.</summary>
    public static Methodology Compile(string text)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("test.hvae", text);
        Assert.True(compilation.Methodology != null, string.Join("\n", compilation.Diagnostics.Select(item => item.Format(compilation.Text))) + "\n" + text);
        return compilation.Methodology!;
    }

    /// <summary>The timeline of a schedule over a whole run.</summary>
    public static SignalTimeline Of(string schedule, int epochs) => Compile(Sample.WithSignal(schedule, epochs)).FindSignal("s")!.Timeline!;
}
