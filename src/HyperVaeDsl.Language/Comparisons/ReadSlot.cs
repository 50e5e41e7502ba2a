using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>A place at which a step of training reads a number or a signal.</summary>
/// <param name="Name">What is read there, such as "weight of kl_A"; equal names are one place on both sides.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Times">When it is read, in order.</param>
internal sealed record ReadSlot(string Name, ScalarRef Value, IReadOnlyList<EpochRange> Times)
{
    /// <summary>All places of a methodology; those of losses only while the loss acts.</summary>
    public static IEnumerable<ReadSlot> Of(Methodology m)
    {
        EpochRange[] always = [new(0, m.Epochs)];
        List<ReadSlot> slots = [new("learning rate", m.Optimizer.LearningRate, always)];
        slots.AddRange(m.Optimizer.Scales.Select(scale => new ReadSlot($"learning-rate factor of {scale.Component}", scale.Factor, always)));
        if (m.External == null)
            slots.AddRange(OfModel(m.Model).Select(item => new ReadSlot(item.Name, item.Value, always)));
        slots.AddRange((m.External?.Reads ?? []).Select((read, i) => new ReadSlot($"value {Text.Numbers.Format(i + 1)} that the model reads", read, always)));
        if (m.Data.Admission is { } admission)
            slots.Add(new ReadSlot("admission of the curriculum", admission, always));
        foreach (Loss loss in m.Losses)
        {
            EpochRange[] times = [.. loss.Activity.OfType<Activity>().Select(activity => new EpochRange(activity.From, activity.To))];
            slots.Add(new ReadSlot($"weight of {loss.Name}", loss.Weight, times));
            for (int i = 0; i < loss.Parameters.Count; i++)
                slots.Add(new ReadSlot($"{loss.Kind.Parameters[i].Name} of {loss.Name}", loss.Parameters[i], times));
        }
        foreach ((Controller controller, Drive drive) in m.Controllers.SelectMany(controller => controller.Drives.Select(drive => (controller, drive))).Where(item => item.drive.Law.SetPoint != null))
            slots.Add(new ReadSlot($"set point of the law for {drive.Signal}", drive.Law.SetPoint!, always));
        return slots;
    }

    /// <summary>The values of a model that may follow schedules, with what stands for those that are not written.</summary>
    public static IEnumerable<(string Name, ScalarRef Value)> OfModel(ModelSpec model)
    {
        ScalarRef temperature = model.LogitTemperature ?? new ScalarRef(null, 1, model.Span);
        return
        [
            ("noise_scale", model.NoiseScale),
            ("noise_scale of vae_B", model.NoiseScaleB ?? model.NoiseScale),
            ("injection", model.Injection ?? new ScalarRef(null, 0, model.Span)),
            ("logit_temperature", temperature),
            ("logit_temperature of vae_B", model.LogitTemperatureB ?? temperature),
            ("curvature", model.PlannedCurvature ?? new ScalarRef(null, model.Curvature, model.CurvatureSpan)),
        ];
    }

    /// <summary>The plan of a value: that of its signal, or a constant; null while the plan is unknown.</summary>
    public static SignalTimeline? PlanOf(Methodology m, ScalarRef value) =>
        value.Signal != null ? m.FindSignal(value.Signal)?.Timeline
        : m.Epochs > 0 ? new SignalTimeline([new Segment(0, m.Epochs, new ConstantCurve(value.Number), false, false, null, value.Span)], false) : null;
}
