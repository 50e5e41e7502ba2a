using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// Writes what a loop of the user's own needs besides the schedule: sizes, optimizer constants and the weights of the losses. Without
/// params the class needs no runtime.
/// </summary>
internal sealed class ExternalEmitter(CodeWriter code, Methodology methodology, EmissionNames names)
{
    public void Emit()
    {
        DataSpec data = methodology.Data;
        OptimizerSpec optimizer = methodology.Optimizer;
        Constant("Seed of everything random.", "ulong", "Seed", methodology.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Constant("Items in a batch.", "int", "BatchSize", Numbers.Format(data.BatchSize));
        Constant("Batches whose gradients make one update.", "int", "Accumulate", Numbers.Format(data.Accumulate));
        Constant("Updates in an epoch; step s of epoch e has the time e + s / StepsPerEpoch.", "int", "StepsPerEpoch", Numbers.Format(data.StepsPerEpoch));
        Constant("How the products of layers are rounded in steps: single (float32), tf32, or mixed (bfloat16).", "string", "Precision", Names.Quote(methodology.Precision.Word()));
        Constant("Metrics are due after every so many epochs.", "int", "EvaluateEvery", Numbers.Format(methodology.EvaluateEvery));
        Constant("Largest norm of all gradients; 0 for no clipping.", "double", "ClipNorm", Numbers.Literal(optimizer.ClipNorm));
        Constant($"Weight decay of {CanonicalBlocks.OptimizerName(optimizer)}.", "double", "WeightDecay", Numbers.Literal(optimizer.WeightDecay));
        code.Summary("The learning rate at a moment.");
        code.Line($"public {names.OfClass}double LearningRate(in Signals signals) => {Scalar(optimizer.LearningRate)};");
        code.Line();
        code.Summary("The weight of a loss in a phase; 0 where it does not act.");
        code.Line($"public {names.OfClass}double Weight(Loss loss, Phase phase, in Signals signals) => (loss, phase) switch");
        code.Open();
        foreach (Loss loss in methodology.Losses)
        {
            for (int i = 0; i < methodology.Phases.Count; i++)
            {
                if (loss.ActiveIn[i])
                    code.Line($"(Loss.{names.Loss(loss.Name)}, Phase.{names.Phase(methodology.Phases[i].Name)}) => {Scalar(loss.Weight)},");
            }
        }
        code.Line("_ => 0.0,");
        code.Close(";");
        code.Line();
    }

    private void Constant(string summary, string type, string name, string value)
    {
        code.Summary(summary);
        code.Line($"public const {type} {name} = {value};");
        code.Line();
    }

    private string Scalar(ScalarRef scalar) => scalar.Signal == null ? names.Number(scalar) : $"signals.{names.Signal(scalar.Signal)}";
}
