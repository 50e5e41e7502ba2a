using HyperVaeDsl.Language.Binding;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0409: a signal that a parameter of a loss reads stays within what the parameter may be, over the whole plan.</summary>
internal sealed class LossParameterRule : IOpenRule
{
    public void Require(Methodology methodology, ParamBox box)
    {
        foreach (Loss loss in methodology.Losses)
        {
            foreach ((LossParameter parameter, ScalarRef value) in loss.Kind.Parameters.Zip(loss.Parameters, (parameter, value) => (parameter, value)))
            {
                if (value.Signal != null)
                    box.Require(methodology, value, LossScalarBinder.RangeOf(parameter), ParamFact.Rounding(LossScalarBinder.RangeOf(parameter)), Diagnostics.Rules.ParameterOutOfRange.Code);
            }
        }
    }

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Loss loss in methodology.Losses)
        {
            for (int i = 0; i < loss.Parameters.Count; i++)
            {
                (LossParameter parameter, ScalarRef value) = (loss.Kind.Parameters[i], loss.Parameters[i]);
                // A schedule of its own has the parameter's limits as its range, and is judged as a signal.
                if (value.Signal == null || value.Signal == $"{loss.Name}.{parameter.Name}" || Hulls.Of(methodology, value) is not { } hull)
                    continue;
                Interval limits = new(parameter.Minimum, parameter.Maximum);
                double worst = Crossings.IsOutside(hull.Low, limits) ? hull.Low : hull.High;
                if (!Crossings.IsOutside(worst, limits))
                    continue;
                string bounds = parameter.Maximum >= double.MaxValue ? $"is at least {Numbers.Format(parameter.Minimum)}" : $"lies in {Numbers.Format(parameter.Minimum)}..{Numbers.Format(parameter.Maximum)}";
                RelatedLocation[] declared = methodology.FindSignal(value.Signal) is { } signal ? [new RelatedLocation(signal.Span, $"'{signal.Name}' is declared here")] : [];
                diagnostics.Report(Diagnostics.Rules.ParameterOutOfRange, value.Span, $"'{parameter.Name}' of loss '{loss.Name}' {bounds}, but '{value.Signal}' reaches {Numbers.Short(worst)}. Change its schedule, or read another signal.", declared);
            }
        }
    }
}
