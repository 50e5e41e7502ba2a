using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>What may be written at a place. The tables of the grammar say which statements a block takes, and the grammar itself what a statement expects next.</summary>
public sealed class Completion
{
    private readonly EditorProject project;
    private readonly ProjectFile file;
    private readonly TokenList tokens;
    private readonly TextSpan replaces;
    private readonly int offset;
    private readonly int at;
    private readonly List<CompletionItem> items = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    private Completion(EditorProject project, ProjectFile file, int offset)
    {
        (this.project, this.file, this.offset) = (project, file, offset);
        tokens = file.File.Tokens;
        int? touched = file.File.TokenAt(offset);
        bool isWord = touched is { } word && tokens[word].Kind is TokenKind.Word && tokens[word].Span.Start < offset;
        at = isWord ? touched!.Value : Behind(offset);
        replaces = isWord ? tokens[at].Span : new TextSpan(offset, offset);
    }

    /// <summary>What may be written at an offset of a file; nothing in a comment.</summary>
    public static IReadOnlyList<CompletionItem> At(EditorProject project, string path, int offset)
    {
        if (project.FileOf(path) is not { } file || CommentRanges.Contains(file.File, offset))
            return [];
        Completion completion = new(project, file, Math.Max(0, Math.Min(offset, file.File.Text.Content.Length)));
        completion.Run();
        return completion.items;
    }

    private void Run()
    {
        if (file.File.TokenAt(offset) is { } touched && tokens[touched] is { Kind: TokenKind.Text } text && text.Span.Start < offset && offset < text.Span.End)
        {
            Paths(touched, text);
            return;
        }
        StatementPlace? statement = Around(at);
        if (statement == null || at <= statement.Keyword)
            Statements(statement);
        else if (!Arguments())
            Expected(statement, Expectation.Of(file.File, statement, at, EditorProject.ValuesAt(file, offset)));
    }

    // The index of the token that would come next: the first that begins at the offset or behind it.
    private int Behind(int place)
    {
        int index = file.File.FirstAfter(place);
        while (index > 0 && tokens[index - 1].Span.Start >= place && tokens[index - 1].Kind != TokenKind.End)
            index--;
        return Math.Min(index, tokens.Count - 1);
    }

    // The statement whose header goes on up to a token.
    private StatementPlace? Around(int index) =>
        file.File.AllStatements.LastOrDefault(place => place.First <= index && (index < place.HeaderEnd || (index == place.HeaderEnd && IsOnLine(place, index))));

    // Behind the last word of a line, the line is still that of its statement.
    private bool IsOnLine(StatementPlace place, int index) =>
        place.First < index && tokens[index].Kind is TokenKind.NewLine or TokenKind.End or TokenKind.CloseBrace or TokenKind.OpenBrace && tokens[index - 1].Span.End <= offset
        && (tokens[index - 1].ContinuesLine || file.File.Text.PositionOf(tokens[index - 1].Span.End).Line == file.File.Text.PositionOf(offset).Line);

    private void Statements(StatementPlace? statement)
    {
        (StatementTable? table, StatementPlace? block) = statement != null ? (statement.Table, statement.Parent) : TableAt();
        if (table == null)
            return;
        bool isModified = statement != null && statement.First < statement.Keyword && at == statement.Keyword;
        HashSet<string> written = [.. (block?.Children ?? file.File.Statements).Where(place => place != statement).Select(place => tokens[place.Keyword].Text)];
        if (table.Otherwise != null)
            Names(SymbolKind.Signal, "signal");
        foreach (string keyword in table.Keywords.OrderBy(keyword => keyword, StringComparer.Ordinal))
        {
            // What a block says once is not said again.
            bool isOnce = keyword is "epochs" or "seed" or "evaluate" or "clip" or "data" or "model" or "optimizer" or "checkpoint" or "balance";
            if (keyword == "without" && !IsHeir(block) || (isOnce && written.Contains(keyword) && !isModified))
                continue;
            string snippet = Snippets.OfStatement(table.Where, keyword);
            Add(keyword, CompletionKind.Statement, $"statement of {table.Where}", snippet, snippet.IndexOf('$') >= 0);
        }
        foreach (string modifier in isModified ? [] : table.Modifiers)
        {
            if (modifier != "override" || IsHeir(block))
                Add(modifier, CompletionKind.Keyword, $"before a statement of {table.Where}");
        }
    }

    private bool IsHeir(StatementPlace? block)
    {
        while (block?.Parent != null)
            block = block.Parent;
        return block != null && tokens.Slice(block.First, block.HeaderEnd).Any(token => token is { Kind: TokenKind.Word, Text: "extends" });
    }

    private (StatementTable? Table, StatementPlace? Block) TableAt()
    {
        StatementPlace? block = file.File.AllStatements.LastOrDefault(place => place.Open >= 0 && place.Open < at && (place.Close < 0 ? at <= place.End : at <= place.Close));
        return block == null ? (HvaeGrammar.File, null) : (block.Table?.Find(tokens[block.Keyword].Text)?.Body, block);
    }

    // Within the parentheses of a call of a preset.
    private bool Arguments()
    {
        if (SignatureHelp.CallAt(file, at, project.PresetsOf(file)) is not { } call)
            return false;
        foreach (PresetParameter parameter in call.Preset.Parameters.Where(parameter => !call.Written.Contains(parameter.Name.Text)))
            Add(parameter.Name.Text, CompletionKind.Option, parameter.Form, $"{parameter.Name.Text}: ", false);
        Names(SymbolKind.Param, "param");
        return true;
    }

    private void Expected(StatementPlace statement, IReadOnlyList<string> expected)
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

    private void Names(SymbolKind kind, string detail)
    {
        foreach (Symbol symbol in project.Visible(file.File.Path, offset, kind))
            Add(symbol.Name, kind == SymbolKind.Param ? CompletionKind.Param : CompletionKind.Name, detail);
    }

    private void Paths(int token, Token text)
    {
        if (token == 0 || tokens[token - 1].Text != "import")
            return;
        string folder = file.File.Path.Replace('\\', '/');
        folder = folder.Substring(0, folder.LastIndexOf('/') + 1);
        foreach (string path in project.Files.Where(other => other != file.File).Select(other => other.Path.Replace('\\', '/')).OrderBy(path => path, StringComparer.Ordinal))
        {
            string relative = RelativePath.From(folder, path);
            if (seen.Add(relative))
                items.Add(new CompletionItem(relative, CompletionKind.File, "file", relative, false, new TextSpan(text.Span.Start + 1, text.Span.End - 1)));
        }
    }

    private void Add(string label, CompletionKind kind, string detail, string? insert = null, bool isSnippet = false)
    {
        if (seen.Add(label))
            items.Add(new CompletionItem(label, kind, detail, insert ?? label, isSnippet, replaces));
    }
}
