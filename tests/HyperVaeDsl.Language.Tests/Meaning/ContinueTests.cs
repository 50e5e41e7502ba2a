using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Meaning;

/// <summary>A schedule that goes on over the end of its phase.</summary>
public sealed class ContinueTests
{
    [Theory]
    [InlineData("ramp 0 -> 1 cosine")]
    [InlineData("ramp 0 -> 1 over 45 epochs")]
    [InlineData("cycle 0 -> 1 count 3 rise 50%")]
    [InlineData("repeat(ramp 0 -> 1 over 7 epochs)")]
    [InlineData("ramp 0 -> 1 over 20 epochs then hold for 25 epochs then ramp -> 0")]
    [InlineData("noise 0..1 seed 3 per epoch")]
    [InlineData("0.5 * (delay 3 epochs other)")]
    [InlineData("stretch 2 (wave sine 0 -> 1 period 7 epochs)")]
    [InlineData("0.25")]
    public void It_is_as_if_there_were_one_phase(string schedule)
    {
        foreach (string epoch in (string[])["", " per epoch"])
        {
            Methodology whole = Of($"  phase A epochs 0..60 {{ s {schedule} }}\n  phase D epochs 60..end {{ }}\n", epoch);
            Methodology parts = Of($"  phase A epochs 0..10 {{ s {schedule} }}\n  phase B epochs 10..33.3 {{ s continue }}\n  phase C epochs 33.3..60 {{ s continue }}\n  phase D epochs 60..end {{ }}\n", epoch);
            Assert.Equal(whole.Digest, parts.Digest);
            SignalTimeline a = whole.FindSignal("s")!.Timeline!;
            SignalTimeline b = parts.FindSignal("s")!.Timeline!;
            for (int step = 0; step < 100 * 39; step++)
                Assert.Equal(BitConverter.DoubleToInt64Bits(a.At(step / 39.0)), BitConverter.DoubleToInt64Bits(b.At(step / 39.0)));
        }
    }

    [Fact]
    public void What_was_carried_goes_on_too()
    {
        Methodology carried = Of("  phase A epochs 0..10 { s ramp 0 -> 1 }\n  phase B epochs 10..20 { }\n  phase C epochs 20..end { s continue }\n", "");
        Assert.Equal(Of("  phase A epochs 0..10 { s ramp 0 -> 1 }\n  phase B epochs 10..end { }\n", "").Digest, carried.Digest);
    }

    [Theory]
    [InlineData("  phase A epochs 0..10 { s continue }\n  phase B epochs 10..end { s 1 }\n", "HV0312", "There is no phase before A")]
    [InlineData("  phase A epochs 0..10 { s 1 }\n  phase B epochs 10..end { s continue for 3 epochs then ramp -> 0 }\n", "HV0312", "'continue' lets the schedule of the phase before go on")]
    [InlineData("  phase A epochs 0..10 { s 1 }\n  phase B epochs 10..end { s continue then ramp -> 0 }\n", "HV0312", "a part of another schedule")]
    [InlineData("  phase A epochs 0..10 { s 1 }\n  phase B epochs 10..end { s 0.5 * continue }\n", "HV0312", "a part of another schedule")]
    [InlineData("  phase A epochs 0..10 { s 1 }\n  phase B epochs 10..end { s jump continue }\n", "HV0307", "the value before is 1 too")]
    [InlineData("  phase A epochs 0..10 { s ramp 0 -> 1 over 70 epochs }\n  phase B epochs 10..60 { s continue }\n  phase C epochs 60..end { }\n", "HV0304", "the time of phases A to B has only 60")]
    [InlineData("  phase A epochs 0..(5..10) until kl < 1 { s ramp 0 -> 1 }\n  phase B epochs 10..end { s continue }\n", "HV0303", "with 'jump' in phase B")]
    public void What_cannot_go_on_is_an_error(string phases, string code, string said)
    {
        Diagnostic finding = Assert.Single(HvaeCompiler.Compile("m.hvae", Text(phases, "")).Diagnostics, item => item.Code.StartsWith("HV03", StringComparison.Ordinal));
        Assert.Equal(code, finding.Code);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_may_leap_where_a_phase_ends_early()
    {
        Methodology methodology = Of("  phase A epochs 0..(5..10) until kl < 1 { s ramp 0 -> 1 }\n  phase B epochs 10..end { s jump continue }\n", "");
        SignalTimeline plan = methodology.FindSignal("s")!.Timeline!;
        Assert.Equal([0.0, 10.0], plan.Segments.Select(segment => segment.Start));
        Assert.Equal(0.5, plan.At(50), 12);
        Assert.Equal("jump continue", plan.SegmentAt(50).Label);
    }

    private static Methodology Of(string phases, string epoch)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("m.hvae", Text(phases, epoch));
        Assert.DoesNotContain(compilation.Diagnostics, item => item.Severity == Severity.Error || item.Code is "HV0303" or "HV0307");
        return compilation.Methodology!;
    }

    // What is planned over the whole run must rest where a phase may end early.
    private static string Text(string phases, string epoch) => Sample.Of(
        $"  signal other in 0..1 = {(phases.Contains("until", StringComparison.Ordinal) ? "0.5" : "ramp 0 -> 1")}\n  signal s in 0..1{epoch}\n{phases}  loss reconstruction weight 1\n  loss entropy weight s\n  loss kl weight other free_bits 0 nats/dim\n");
}
