using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// Writes what a methodology asks of the user's own code: an interface with a member for each component, loss and the metrics that it
/// declares, and a constructor that takes it. Who forgets a member, or gives it another shape, hears it of the compiler.
/// </summary>
internal sealed class OwnCodeEmitter(CodeWriter code, Methodology methodology, EmissionNames names)
{
    /// <summary>Interface, metrics and the field that holds what the user's code supplies.</summary>
    public void EmitTypes()
    {
        if (!names.Own.IsAsked)
            return;
        Metrics();
        code.Summary(names.Own.IsModel
            ? $"What this methodology asks of your code: the model {methodology.External!.Model} with its losses{(methodology.OwnMetrics.Count > 0 ? " and metrics" : "")}. An object serves one run."
            : "What this methodology asks of your code: the losses and metrics that the runtime does not have.");
        code.Open($"public interface {names.Own.Interface}");
        bool first = true;
        void Member(string summary, string member)
        {
            if (!first)
                code.Line();
            first = false;
            code.Summary(summary);
            code.Line(member);
        }

        foreach (string component in methodology.External?.Components ?? [])
            Member($"The parameters of component {component}.", $"ModelPart {names.Own.Component(component)} {{ get; }}");
        if (names.Own.IsModel)
            Member("Computes what the losses and metrics need of a batch, and keeps it until the next call.", $"void Forward(ItemBatch batch{string.Concat(methodology.External!.Reads.Select(read => $", double {names.Local(read.Signal!)}"))});");
        foreach (Loss loss in methodology.Losses.Where(loss => loss.Kind.IsOwn))
            Member($"Loss {loss.Name} of the batch{(names.Own.IsModel ? " that Forward took last" : "")}, unweighted: 1 x 1, weight {loss.Weight.Signal ?? EmissionNames.Words(loss.Weight)} ({code.Place(loss.Span)}).", $"Tensor {names.Own.Loss(loss.Name)}({(names.Own.IsModel ? "ItemBatch batch" : "in DualVaeOutput vae, Batch batch")});");
        if (methodology.OwnMetrics.Count > 0)
            Member("Measures the model as it is, over batches that hold every measured item once. What a batch has made is gone when the next one comes.", $"Metrics Measure({(names.Own.IsModel ? "IEnumerable<ItemBatch> items" : "DualVae model, IEnumerable<Batch> operations")});");
        code.Close();
        code.Line();
        code.Line($"private readonly {names.Own.Interface} own;");
        code.Line();
    }

    /// <summary>The constructor of a class without params; what it takes stands above it.</summary>
    public void EmitConstructor()
    {
        if (!names.Own.IsAsked || names.Arguments.Count > 0)
            return;
        code.Summary("A methodology for one run.");
        code.Line(names.Own.Documentation);
        code.Line($"public {names.Class}({names.Own.Interface} own) => this.own = own ?? throw new ArgumentNullException(nameof(own));");
        code.Line();
    }

    /// <summary>What the runtime asks for.</summary>
    public void EmitMembers()
    {
        if (names.Own.IsModel)
        {
            code.Line();
            code.Line("IReadOnlyList<KeyValuePair<string, ModelPart>> IMethodology.Parts => new KeyValuePair<string, ModelPart>[]");
            code.Open();
            foreach (string component in methodology.External!.Components)
                code.Line($"new({names.Parameters(component)}, own.{names.Own.Component(component)}),");
            code.Close(";");
        }
        if (methodology.OwnMetrics.Count == 0)
            return;
        code.Line();
        code.Open($"void IMethodology.Measure({(names.Own.IsModel ? "IEnumerable<ItemBatch> items" : "DualVae model, IEnumerable<Batch> operations")}, Span<double> values)");
        code.Line($"Metrics measured = own.Measure({(names.Own.IsModel ? "items" : "model, operations")});");
        foreach (MetricKind metric in methodology.OwnMetrics)
            code.Line($"values[{Numbers.Format(metric.OwnIndex)}] = measured.{names.Own.Metric(metric.Name)}{(metric.MayBeUndefined ? " ?? double.NaN" : "")};");
        code.Close();
    }

    /// <summary>What a report says of the metrics.</summary>
    public void EmitReaders()
    {
        if (methodology.OwnMetrics.Count == 0)
            return;
        string values = string.Join(", ", methodology.OwnMetrics.Select(Reader));
        code.Summary("The declared metrics after an epoch; null where they were not taken.");
        code.Line($"public static Metrics? MetricsOf(EpochReport epoch) => epoch.Metrics is {{ }} measured ? new Metrics({values}) : null;");
        code.Line();
        code.Summary("The declared metrics of the latest evaluation of a run; null if there was none.");
        code.Line($"public static Metrics? MetricsOf(TrainingResult result) => result.Metrics is {{ }} measured ? new Metrics({values}) : null;");
        code.Line();
    }

    private static string Reader(MetricKind metric)
    {
        string value = $"measured.Own[{Numbers.Format(metric.OwnIndex)}]";
        return metric.MayBeUndefined ? $"double.IsNaN({value}) ? null : {value}" : value;
    }

    private void Metrics()
    {
        if (methodology.OwnMetrics.Count == 0)
            return;
        code.Summary("The metrics that the methodology declares and your code measures.");
        foreach (MetricKind metric in methodology.OwnMetrics)
            code.Line($"/// <param name=\"{names.Own.Metric(metric.Name)}\">{Names.Xml(metric.Name)}, in {Numbers.Format(metric.Range.Low)}..{Numbers.Format(metric.Range.High)}; {(metric.IsBetterHigher ? "higher" : "lower")} is better{(metric.MayBeUndefined ? "; null where it has no value" : "")} ({code.Place(metric.Span)}).</param>");
        code.Line($"public readonly record struct Metrics({string.Join(", ", methodology.OwnMetrics.Select(metric => $"double{(metric.MayBeUndefined ? "?" : "")} {names.Own.Metric(metric.Name)}"))});");
        code.Line();
    }
}
