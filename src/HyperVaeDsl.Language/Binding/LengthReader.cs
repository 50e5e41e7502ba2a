using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Binding;

/// <summary>How long a schedule takes by its own words, so that another one can follow.</summary>
internal sealed class LengthReader(BindingContext context)
{
    /// <summary>The length in epochs; null where none is written; NaN after reporting a bad one.</summary>
    public double? Of(ScheduleSyntax schedule) => schedule switch
    {
        ContinueSyntax part => Refused(part),
        LimitedSyntax limited => Read(limited.Duration),
        RampSyntax { Extends: null } ramp => Read(ramp.Over),
        OneCycleSyntax cycle => Read(cycle.Over),
        WarmupStableDecaySyntax decay => Read(decay.Over),
        CycleSyntax { Period: not null, Count: not null } cycle => OfCycles(cycle),
        WarmupSyntax { Overlaps: false } warmup => Read(warmup.Duration) + Of(warmup.Part),
        WarmupSyntax warmup => Of(warmup.Part),
        RepeatSyntax { Times: not null } repeat => Of(repeat.Body) * repeat.Times.Value,
        DelaySyntax delay => Read(delay.Duration) + Of(delay.Part),
        StretchSyntax stretch => Of(stretch.Part) * stretch.Factor.Value,
        GroupSyntax group => Of(group.Inner),
        SequenceSyntax sequence => sequence.Parts.Select(Of).Aggregate((a, b) => a + b),
        _ => null,
    };

    private double Refused(ContinueSyntax part)
    {
        Continuation.Refuse(part, context);
        return double.NaN;
    }

    private double? OfCycles(CycleSyntax cycle)
    {
        if (context.Whole(cycle.Count!, 1, ScheduleBinder.MostPeriods * 1000, "The number of cycles") is not { } count)
            return double.NaN;
        double growth = cycle.Growth?.Value ?? 1;
        double share = growth == 1 ? count : (Math.Pow(growth, count) - 1) / (growth - 1);
        return Read(cycle.Period) * share;
    }

    private double? Read(NumberSyntax? duration) => duration == null ? null : context.Duration(duration) ?? double.NaN;
}
