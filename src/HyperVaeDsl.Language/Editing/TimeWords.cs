using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>Times in all units of a run.</summary>
internal static class TimeWords
{
    /// <summary>The length of a time in epochs; null for a unit that is none of time, or while the run or its data are not known.</summary>
    public static double? Epochs(Methodology methodology, double value, string unit) => unit switch
    {
        "epochs" or "epoch" => value,
        "steps" or "step" when methodology.Data.StepsPerEpoch > 0 => value / methodology.Data.StepsPerEpoch,
        "samples" or "sample" when methodology.Data.SamplesPerEpoch > 0 => value / methodology.Data.SamplesPerEpoch,
        "%" or "percent" when methodology.Epochs > 0 => value / 100 * methodology.Epochs,
        _ => null,
    };

    /// <summary>The time as it is written and in the other units: "10 epochs = 390 steps = 199,680 samples = 10% of the run".</summary>
    public static string? All(Methodology methodology, double value, string unit)
    {
        if (Epochs(methodology, value, unit) is not { } epochs)
            return null;
        string kind = unit switch { "epoch" => "epochs", "step" => "steps", "sample" => "samples", "percent" => "%", _ => unit };
        List<string> words = [Words(value, kind)];
        if (kind != "epochs")
            words.Add(Words(epochs, "epochs"));
        if (kind != "steps" && methodology.Data.StepsPerEpoch > 0)
            words.Add(Words(epochs * methodology.Data.StepsPerEpoch, "steps"));
        if (kind != "samples" && methodology.Data.SamplesPerEpoch > 0)
            words.Add(Words(epochs * methodology.Data.SamplesPerEpoch, "samples"));
        if (kind != "%" && methodology.Epochs > 0)
            words.Add(Words(epochs / methodology.Epochs * 100, "%"));
        return string.Join(" = ", words) + (kind == "%" || methodology.Epochs > 0 ? " of the run" : "");
    }

    /// <summary>A number with a unit; large counts in groups of three digits.</summary>
    public static string Words(double value, string unit)
    {
        string number = Grouped(Numbers.Short(value));
        return unit == "%" ? number + "%" : value.Equals(1) ? $"{number} {unit.TrimEnd('s')}" : $"{number} {unit}";
    }

    private static string Grouped(string number)
    {
        if (number.IndexOf('E') >= 0)
            return number;
        int end = number.IndexOf('.') is >= 0 and int point ? point : number.Length;
        int begin = number.StartsWith("-", StringComparison.Ordinal) ? 1 : 0;
        for (int i = end - 3; i > begin; i -= 3)
            number = number.Insert(i, ",");
        return number;
    }
}
