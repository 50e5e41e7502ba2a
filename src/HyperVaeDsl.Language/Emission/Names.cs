using System.Text;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Emission;

/// <summary>C# names for the names of a methodology.</summary>
internal static class Names
{
    // Members that a record struct has of itself, or that would hide what generated code uses.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "Deconstruct", "PrintMembers", "MemberwiseClone", "ReferenceEquals", "Finalize", "Clone",
        // The types that the members belong to, and a method beside them.
        "Signals", "Metrics", "Schedule", "Smoothstep", "Math", "ScheduleNoise",
    };

    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "Phase", "Loss", "Signals", "Schedule", "Facts", "Epochs", "Digest", "CanonicalForm", "Text", "Step", "At", "PhaseAt", "PhaseIndexAt", "WriteSignals",
        "Seed", "BatchSize", "Accumulate", "StepsPerEpoch", "Precision", "EvaluateEvery", "ClipNorm", "WeightDecay", "LearningRate", "Weight", "Evaluated", "State",
        "Guard", "Slot", "Milestone", "Group", "Component", ParameterGroups.Class, "PhaseOf", "SignalsOf", "ValueOf", "GuardOf", "SlotOf", "MilestoneOf", "GroupOf", "ComponentOf", "Metrics", "MetricsOf", "IModel", "ITerms",
    };

    // What generated code names: a class of the same name would hide it.
    private static readonly HashSet<string> Used = new(StringComparer.Ordinal)
    {
        "System", "HyperVaeDsl", "Math", "Span", "KeyValuePair", "IMethodology", "MethodologyFacts", "PhaseFacts", "TrainingStep", "StepObservation", "LossSum",
        "Batch", "DataSettings", "SamplerKind", "DualVaeOutput", "DualVaeSettings", "BallProjection", "DecoderInput", "LayerSettings", "HiddenActivation", "CurvatureBounds", "ProjectionSettings",
        "DataPart", "WarmStartSettings", "OptimizerKind", "Metric", "Comparison",
        "GuardRule", "GuardAction", "CheckpointSettings", "BestCheckpoint", "OptimizerSettings", "AdamWSettings",
        "GradientBalance", "Ema", "ScaledSignal", "ScheduleNoise", "ShiftedSignal", "IStateful", "Cadence", "PiLaw", "GecoLaw", "IntegralLaw", "SigmoidLaw", "PlateauLaw", "PlateauSettings", "BoostLaw",
        "ComponentMachine", "FreezeMachine", "AnnealingSettings", "PatienceSettings", "ConditionMonitor", "IReadOnlyList",
        "Evaluation", "Condition", "ConditionUnit", "MetricTest", "ComparisonTest", "BestTest", "StallTest", "ChangeTest", "MetricSelector", "VaeSide",
        "Gate", "EarlyEnd", "Target", "MeasureSettings",
        "EpochReport", "StepReport", "GuardReport", "CheckpointReport", "CheckpointKind", "TrainingEvent", "TrainingEventKind", "TrainingResult",
        "ItemBatch", "ModelPart", "ParamValues", Settings.PlanNumbers.Class, "DualVae", "Tensor", "OwnMetric", "IEnumerable", "ArgumentNullException",
    };

    /// <summary>Name of the class of a methodology.</summary>
    public static string OfClass(string methodology)
    {
        string name = Pascal(methodology);
        bool clashes = Members.Contains(name) || Reserved.Contains(name) || Used.Contains(name) || LossKind.All.Any(kind => kind.RuntimeClass == name || kind.Parameters.Any(parameter => parameter.Choices.Any(choice => choice.RuntimeValue.StartsWith(name + ".", StringComparison.Ordinal))))
            // Members that are named after phases and controllers.
            || name.StartsWith("Train", StringComparison.Ordinal) || name.EndsWith("Controller", StringComparison.Ordinal);
        return clashes ? name + "Methodology" : name;
    }

    /// <summary>The members of params in the order of their declarations, none of which is a signal's or a member of another kind.</summary>
    /// <param name="parameters">The names of the params.</param>
    /// <param name="signals">The members of the signals: the schedules have a copy of each param beside a method for each signal.</param>
    public static Dictionary<string, string> OfParams(IEnumerable<string> parameters, IEnumerable<string> signals)
    {
        HashSet<string> planned = new(signals, StringComparer.Ordinal);
        IReadOnlyDictionary<string, string> members = OfMembers(parameters);
        HashSet<string> taken = [.. planned];
        Dictionary<string, string> result = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> param in members)
        {
            string wanted = planned.Contains(param.Value) ? param.Value + "Param" : OfParam(param.Value);
            string name = wanted;
            for (int number = 2; !taken.Add(name); number++)
                name = wanted + Text.Numbers.Format(number);
            result.Add(param.Key, name);
        }
        return result;
    }

    private static string OfParam(string member) =>
        Members.Contains(member) || Used.Contains(member) || member.StartsWith("Train", StringComparison.Ordinal) || member.EndsWith("Controller", StringComparison.Ordinal) || member is "PlannedSignals" or "MakeFacts" or "MakeCanonicalForm" or Settings.PlanNumbers.Class ? member + "Param" : member;

    /// <summary>Distinct member names in the order given: beta_A becomes BetaA, radial.weight RadialWeight.</summary>
    public static IReadOnlyDictionary<string, string> OfMembers(IEnumerable<string> names) => OfMembers(names, name => name);

    /// <summary>The same where a key says more than the name.</summary>
    public static IReadOnlyDictionary<string, string> OfMembers(IEnumerable<string> names, Func<string, string> spoken)
    {
        Dictionary<string, string> result = new(StringComparer.Ordinal);
        HashSet<string> taken = new(Reserved, StringComparer.Ordinal);
        foreach (string name in names)
        {
            string candidate = Pascal(spoken(name));
            // beta_a and beta_A would both be BetaA; the later one is numbered.
            for (int number = 2; !taken.Add(candidate); number++)
                candidate = Pascal(spoken(name)) + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            result[name] = candidate;
        }
        return result;
    }

    /// <summary>beta_A becomes betaA.</summary>
    public static string Camel(string pascal) => char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);

    /// <summary>Text for XML documentation.</summary>
    public static string Xml(string text)
    {
        // A line break of Unicode would end the comment, and control characters are not XML.
        string clean = string.Concat(text.Select(c => c != '\n' && (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF') ? ' ' : c));
        return clean.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }

    /// <summary>A C# string literal.</summary>
    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r") + "\"";

    private static string Pascal(string name)
    {
        StringBuilder result = new();
        bool upper = true;
        foreach (char c in name)
        {
            if (c is '_' or '.')
            {
                upper = true;
                continue;
            }
            result.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }
        return result.Length == 0 || char.IsDigit(result[0]) ? "_" + result : result.ToString();
    }
}
