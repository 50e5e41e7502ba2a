using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>A phase that can be split: where it is written, and what it means.</summary>
/// <param name="Methodology">The methodology.</param>
/// <param name="Statement">The statement 'phase NAME UNIT a..b { ... }'.</param>
/// <param name="Phase">The phase.</param>
/// <param name="Unit">The unit in which its range is written.</param>
internal sealed record SplitTarget(Methodology Methodology, StatementPlace Statement, Phase Phase, string Unit)
{
    /// <summary>The phase at the cursor; else why it cannot be split, as a sentence.</summary>
    public static (SplitTarget? Target, string Problem) Of(CodeActionRequest request)
    {
        EditedFile file = request.File;
        TokenList tokens = file.Tokens;
        StatementPlace? statement = file.StatementOf(Math.Max(0, file.FirstAfter(request.Span.Start) - 1));
        while (statement != null && tokens[statement.Keyword].Text != "phase")
            statement = statement.Parent;
        if (statement == null)
            return (null, "Here is no phase. Put the cursor into the one that is to be split.");
        if (request.Compilation.Methodology is not { } methodology)
            return (null, "The methodology has errors, so it is not known what a split would change.");
        if (methodology.Phases.FirstOrDefault(phase => phase.Span.Start == tokens[statement.Keyword].Span.Start && phase.Name == tokens[statement.Keyword + 1].Text) is not { } phase || statement.Close < 0)
            return (null, "The time of this phase is written elsewhere. Split it there.");
        // phase NAME UNIT a..b {
        if (phase.EarlyEnd != null || statement.HeaderEnd != statement.Keyword + 6 || tokens[statement.Keyword + 4].Kind != TokenKind.Range)
            return (null, $"Phase {phase.Name} ends when a condition holds, which is watched from its start on: two phases would wait for something else.");
        // What speaks of the phase speaks of all of it.
        if (request.Project.SymbolAt(file.Path, tokens[statement.Keyword + 1].Span.Start) is not { } symbol || request.Project.OccurrencesOf(symbol) is { Count: > 1 })
            return (null, $"Phase {phase.Name} is named elsewhere, where all of it is meant.");
        return (new SplitTarget(methodology, statement, phase, tokens[statement.Keyword + 2].Text), "");
    }

    /// <summary>Whether a time lies inside, and not so near to an end that a phase would be empty.</summary>
    public bool Holds(double epoch) => epoch - Phase.Start > Smallest && Phase.End - epoch > Smallest;

    /// <summary>A time of the run in the unit of the phase, as it is written.</summary>
    public string Written(double epoch) => Numbers.Format(InUnit(epoch));

    /// <summary>A length in epochs as a duration in a unit of the language.</summary>
    public string Duration(double epochs, string unit)
    {
        double value = Tidy(unit switch
        {
            "steps" or "step" => epochs * Methodology.Data.StepsPerEpoch,
            "samples" or "sample" => epochs * Methodology.Data.SamplesPerEpoch,
            "%" => epochs / Methodology.Epochs * 100,
            _ => epochs,
        });
        return unit == "%" ? Numbers.Format(value) + "%" : $"{Numbers.Format(value)} {unit}";
    }

    /// <summary>A time of the run in words: "epoch 25", "step 390", "25% of the run".</summary>
    public string Words(double epoch) => Unit switch
    {
        "percent" => $"{Written(epoch)}% of the run",
        "steps" or "samples" => $"{Unit.Substring(0, Unit.Length - 1)} {Written(epoch)}",
        _ => $"epoch {Written(epoch)}",
    };

    /// <summary>A number in the unit of the phase as a time of the run.</summary>
    public double? Epochs(double value) => TimeWords.Epochs(Methodology, value, Unit);

    /// <summary>A time of the run as a number in the unit of the phase.</summary>
    public double InUnit(double epoch) => Tidy(Unit switch
    {
        "steps" => epoch * Methodology.Data.StepsPerEpoch,
        "samples" => epoch * Methodology.Data.SamplesPerEpoch,
        "percent" => epoch / Methodology.Epochs * 100,
        _ => epoch,
    });

    // The shortest duration of the language.
    private const double Smallest = 1e-5;

    // 136.00000000000003 steps are 136: where a phase begins that continues the one before is no matter of the last bit.
    private static double Tidy(double value) => Math.Abs(value - Math.Round(value, 6)) <= 1e-9 * Math.Max(1, Math.Abs(value)) ? Math.Round(value, 6) : value;
}
