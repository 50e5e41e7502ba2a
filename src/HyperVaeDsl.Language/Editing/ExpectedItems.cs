using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>Makes completions of what the grammar asks for at a place: of "the name of a metric" all metrics, of a word the word.</summary>
/// <param name="project">The files.</param>
/// <param name="file">The file.</param>
/// <param name="offset">The place.</param>
/// <param name="at">Index of the token at the place.</param>
/// <param name="replaces">What stands of the word already.</param>
internal sealed class ExpectedItems(EditorProject project, ProjectFile file, int offset, int at, TextSpan replaces)
{
    private readonly TokenList tokens = file.File.Tokens;
    private readonly List<CompletionItem> items = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>What was found, each label once.</summary>
    public IReadOnlyList<CompletionItem> Items => items;

    /// <summary>Adds what answers the questions of the grammar.</summary>
    /// <param name="statement">The statement that is being written.</param>
    /// <param name="expected">What the grammar asks for at the place.</param>
    public void Add(StatementPlace statement, IReadOnlyList<string> expected)
    {
        string keyword = tokens[statement.Keyword].Text;
        string[] written = [.. tokens.Slice(statement.Keyword + 1, Math.Min(at, statement.HeaderEnd)).Select(token => token.Text)];
        string before = at > 0 ? tokens[at - 1].Text : "";
        if (keyword == "loss" && written.Length > 1 && LossKind.Find(written[0]) is { } kind && kind.Kind.IndexOf(before) is >= 0 and int index && kind.Kind.Parameters[index].Choices is { Count: > 0 } choices)
        {
            foreach (LossChoice choice in choices)
                Add(choice.Word, CompletionKind.Keyword, $"{before} of {written[0]}");
            return;
        }
        foreach (string asked in expected)
        {
            if (asked.Length > 2 && asked[0] == '\'' && (char.IsLetter(asked[1]) || asked[1] == '_'))
                Word(asked.Trim('\''));
            else
                Asked(asked, keyword, before, written);
        }
    }

    private void Word(string word)
    {
        bool isOperator = Schedules.IsOperator(word);
        bool isUnit = TimeUnits.Names.Contains(word);
        string insert = isOperator ? Snippets.OfOperator(word) : word == "allow" ? "allow ${1:HV1203} because \"${2:reason}\"" : word;
        Add(word, isOperator ? CompletionKind.Operator : isUnit ? CompletionKind.Unit : CompletionKind.Keyword, isOperator ? "operator" : isUnit ? "unit" : "", insert, insert.IndexOf('$') >= 0);
    }

    private void Asked(string asked, string keyword, string before, string[] written)
    {
        switch (asked)
        {
            case "the name of a signal" or "a signal":
                Names(SymbolKind.Signal, "signal");
                Scalars();
                Names(SymbolKind.Param, "param");
                if (asked == "a signal")
                    Presets();
                break;
            case "a number":
                Names(SymbolKind.Param, "param");
                break;
            case Tokens.TimeUnit or Tokens.ConditionUnit or Tokens.EvaluationUnit:
                foreach (string unit in asked == Tokens.EvaluationUnit ? ["evals"] : asked == Tokens.ConditionUnit ? TimeUnits.Names.Append("evals") : TimeUnits.Names)
                    Add(unit, CompletionKind.Unit, "unit");
                break;
            case "the name of a group":
                Names(SymbolKind.Group, "group");
                break;
            case "the name of a phase":
                Names(SymbolKind.Phase, "phase");
                break;
            case "the name of a controller":
                Names(SymbolKind.Controller, "controller");
                break;
            case "the name of a best checkpoint":
                Names(SymbolKind.Checkpoint, "best checkpoint");
                break;
            case "the name of a component":
                Components();
                break;
            case "the name of a metric":
                foreach (MetricKind metric in MetricKind.All)
                    Add(metric.Name, CompletionKind.Metric, "metric");
                Names(SymbolKind.Metric, "metric");
                break;
            case "the name of a loss":
                foreach (string name in LossKind.Names)
                    Add(name, CompletionKind.Loss, "loss", Snippets.OfLoss(name, LossKind.Find(name)!.Value.Kind), true);
                break;
            case "an option, such as weight":
                Options(written);
                break;
            case "the name of a data set":
                Add("ternary_operations", CompletionKind.Keyword, "data set");
                Add("external", CompletionKind.Keyword, "data of your own");
                break;
            case "the name of a model":
                Add("dual_vae", CompletionKind.Keyword, "model");
                Add("external", CompletionKind.Keyword, "a model of your own");
                break;
            case "the name of an optimizer":
                foreach (string name in (string[])["adamw", "adam", "sgd"])
                    Add(name, CompletionKind.Keyword, "optimizer");
                break;
            case "the name of the methodology that it extends":
                Names(SymbolKind.Methodology, "methodology");
                break;
            case "the code of an advice, such as HV1201":
                foreach (DiagnosticRule rule in Rules.All.Where(rule => rule.Severity != Severity.Error))
                    Add(rule.Code, CompletionKind.Code, rule.Title);
                break;
            case "the keyword of what is removed, such as loss":
                foreach (string word in HvaeGrammar.File.Bodies.First().Keywords)
                    Add(word, CompletionKind.Keyword, "");
                break;
            case "its name":
                foreach (SymbolKind any in (SymbolKind[])[SymbolKind.Signal, SymbolKind.Phase, SymbolKind.Loss, SymbolKind.Group, SymbolKind.Controller, SymbolKind.Guard])
                {
                    if (string.Equals(before, any.ToString(), StringComparison.OrdinalIgnoreCase))
                        Names(any, before);
                }
                break;
            case "a name":
                foreach (string word in FactWords.Of(keyword, written))
                    Add(word, CompletionKind.Keyword, keyword);
                if (keyword is "learning_rate" or "noise_scale" or "noise_scale_A" or "noise_scale_B" or "curvature" or "injection" or "logit_temperature" or "curriculum" or "reads" or "scale")
                    Names(SymbolKind.Signal, "signal");
                if (keyword == "deactivate")
                    Names(SymbolKind.Group, "group");
                if (keyword == "scale")
                    Components();
                break;
        }
    }

    private void Options(string[] written)
    {
        if (written.Length == 0 || LossKind.Find(written[0]) is not { } loss)
        {
            Add("weight", CompletionKind.Option, "weight of the loss");
            return;
        }
        if (!written.Contains("weight"))
            Add("weight", CompletionKind.Option, "weight of the loss", "weight ${1:1}", true);
        foreach (LossParameter parameter in loss.Kind.Parameters.Where(parameter => !written.Contains(parameter.Name)))
            Add(parameter.Name, CompletionKind.Option, $"{(parameter.Default == null ? "parameter" : "may be left out")} of {loss.Kind.Name}", $"{parameter.Name} ${{1:{parameter.Example}}}", true);
        foreach (string word in ((string[])["from", "to"]).Except(written))
            Add(word, CompletionKind.Option, "when the loss acts", $"{word} ${{1:10 epochs}}", true);
    }

    // Weights and parameters with schedules of their own.
    private void Scalars()
    {
        foreach (Symbol loss in project.Visible(file.File.Path, offset, SymbolKind.Loss))
        {
            if (loss.Kind == SymbolKind.Loss && at > 1 && tokens[at - 1].Text is "drive" or "keep" or "scale" or "shift" or "order")
                Add(loss.Name + ".weight", CompletionKind.Name, "weight of a loss");
        }
    }

    private void Components()
    {
        foreach (string vae in (string[])["vae_A", "vae_B"])
        {
            Add(vae, CompletionKind.Keyword, "component");
            foreach (string part in (string[])["encoder", "mean", "log_variance", "decoder"])
                Add($"{vae}.{part}", CompletionKind.Keyword, "component");
        }
        Names(SymbolKind.Component, "component");
    }

    private void Presets()
    {
        foreach (Preset preset in project.PresetsOf(file).Values)
        {
            string insert = Snippets.OfPreset(preset);
            Add(preset.Name.Text, CompletionKind.Preset, preset.Form, insert, insert.IndexOf('$') >= 0);
        }
    }

    /// <summary>Adds the names of a kind that may stand here.</summary>
    public void Names(SymbolKind kind, string detail)
    {
        foreach (Symbol symbol in project.Visible(file.File.Path, offset, kind))
            Add(symbol.Name, kind == SymbolKind.Param ? CompletionKind.Param : CompletionKind.Name, detail);
    }

    /// <summary>Adds one thing, if nothing of its label is there.</summary>
    public void Add(string label, CompletionKind kind, string detail, string? insert = null, bool isSnippet = false)
    {
        if (seen.Add(label))
            items.Add(new CompletionItem(label, kind, detail, insert ?? label, isSnippet, replaces));
    }
}
