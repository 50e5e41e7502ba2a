using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds groups of losses and when phases switch them on and off; a group stays on until it is switched off.</summary>
internal sealed class GroupBinder(BindingContext context)
{
    private readonly ConditionBinder conditions = new(context);

    // Whether a group was named that there is not: then nothing is said about the state of the others.
    private bool isUncertain;

    /// <summary>The gates, in order of time.</summary>
    public List<GateSpec> Gates { get; } = [];

    /// <summary>The groups with their activity in each phase.</summary>
    public IReadOnlyList<LossGroup> Bind(BlockSyntax methodology, IReadOnlyList<(Phase Phase, PhaseSyntax Syntax)>? phases)
    {
        Dictionary<string, BlockSyntax> blocks = new(StringComparer.Ordinal);
        foreach (BlockSyntax block in methodology.Statements.OfType<BlockSyntax>().Where(block => block is { Keyword.Text: "group", Name: not null }))
        {
            if (blocks.TryGetValue(block.Name!.Text, out BlockSyntax? first))
                context.Report(Rules.DuplicateName, block.Name.Span, $"Group '{block.Name.Text}' is declared twice. Merge the two.", new RelatedLocation(first.Name!.Span, "first declared here"));
            else
                blocks.Add(block.Name.Text, block);
        }
        Dictionary<string, List<Stretch>> stretches = blocks.Keys.ToDictionary(name => name, _ => new List<Stretch>());
        HashSet<string> everOn = [];
        PhaseSyntax[] inOrder = phases == null ? [.. methodology.Statements.OfType<PhaseSyntax>()] : [.. phases.Select(item => item.Syntax)];
        for (int i = 0; i < inOrder.Length; i++)
        {
            Phase? phase = phases?[i].Phase;
            string name = phase?.Name ?? inOrder[i].Name?.Text ?? "";
            foreach (StatementSyntax statement in StatementBlock.Has(inOrder[i].Statements, StatementTraits.Switches) ? inOrder[i].Statements : [])
            {
                if (statement is ActivateSyntax activate)
                    Activate(activate, i, phase, name, stretches, everOn);
                else if (statement is FactSyntax { Keyword.Text: "deactivate" } deactivate)
                    Deactivate(deactivate, i, phase, name, stretches, everOn);
            }
        }
        foreach (BlockSyntax block in blocks.Values.Where(block => !everOn.Contains(block.Name!.Text) && !context.IsBroken(block.Name.Text) && !context.IsBroken("activate") && phases != null))
            context.Report(Rules.GroupNeverActive, block.Name!.Span, $"No phase activates group '{block.Name.Text}', so its losses never act. Write 'activate {block.Name.Text}' in a phase, or take the losses out of the group.");
        Phase[] known = [.. phases?.Select(item => item.Phase) ?? []];
        return [.. blocks.Values.Select(block => new LossGroup(block.Name!.Text, Activities(block.Name.Text, stretches[block.Name.Text], known), block.Name.Span))];
    }

    private void Activate(ActivateSyntax syntax, int index, Phase? phase, string phaseName, Dictionary<string, List<Stretch>> stretches, HashSet<string> everOn)
    {
        if (Find(syntax.Group, stretches, everOn) is not { } of)
            return;
        everOn.Add(syntax.Group.Text);
        if (phase != null && of.LastOrDefault() is { To: null })
        {
            ReportState(syntax, syntax.Group.Text, of[of.Count - 1], phaseName);
            return;
        }
        double? delay = syntax.After == null || syntax.IsBroken ? 0 : context.Duration(syntax.After);
        Condition? condition = syntax.Condition == null || syntax.IsBroken ? null : conditions.Bind(syntax.Condition);
        if (phase != null && phase.Start + delay >= phase.End)
        {
            context.Report(Rules.NeverActs, syntax.After!.Span, $"Phase {phaseName} lasts {Numbers.Short(phase.End - phase.Start)} epochs, so nothing begins {Numbers.Short(delay!.Value)} epochs after its start. Write a shorter time, or activate '{syntax.Group.Text}' in a later phase.", new DiagnosticDetails
            {
                Related = [new RelatedLocation(phase.Span, $"phase {phaseName}")],
                Picture = TimelineBand.Draw([new TimelineBar(phase.Name, phase.Start, phase.End)], context.Epochs, new TimelineBar($"'{syntax.Group.Text}' would begin", phase.Start + delay.Value, phase.Start + delay.Value)),
            });
            delay = null;
        }
        of.Add(new Stretch(index, (phase?.Start ?? 0) + (delay ?? 0), condition, syntax.Span));
    }

    private void Deactivate(FactSyntax fact, int index, Phase? phase, string phaseName, Dictionary<string, List<Stretch>> stretches, HashSet<string> everOn)
    {
        FactReader reader = new(fact, context, "deactivate geometry");
        WordSyntax? group = reader.Word();
        if (!reader.Finish() || Find(group!, stretches, everOn) is not { } of)
            return;
        if (of.LastOrDefault() is { To: null } stretch)
            stretch.To = index;
        else if (phase != null)
            ReportState(fact, group!.Text, null, phaseName);
    }

    private List<Stretch>? Find(WordSyntax group, Dictionary<string, List<Stretch>> stretches, HashSet<string> everOn)
    {
        if (stretches.TryGetValue(group.Text, out List<Stretch>? of))
            return of;
        context.ReportUnknown(group, "group", stretches.Keys);
        // Any of the groups may have been meant.
        everOn.UnionWith(stretches.Keys);
        isUncertain = true;
        return null;
    }

    private void ReportState(StatementSyntax statement, string group, Stretch? on, string phase)
    {
        if (isUncertain || context.IsBroken(group))
            return;
        string state = on != null ? "already active: a group stays active until a phase deactivates it" : "not active";
        context.Report(Rules.ActivatedTwice, statement.Span, $"Group '{group}' is {state}. Remove this line from phase {phase}.", new DiagnosticDetails
        {
            Related = on == null ? [] : [new RelatedLocation(on.Span, "activated here")],
            Fixes = [Fix.Removal("Remove this line", statement.Header)],
        });
    }

    private Activity?[] Activities(string group, List<Stretch> stretches, Phase[] phases)
    {
        Activity?[] activities = new Activity?[phases.Length];
        foreach (Stretch stretch in phases.Length == 0 ? [] : stretches)
        {
            int to = stretch.To ?? phases.Length;
            GateSpec? gate = stretch.Condition == null || to <= stretch.First ? null
                : new GateSpec(group, stretch.Condition, stretch.From, phases[to - 1].End, stretch.Span);
            if (gate != null)
                Gates.Add(gate);
            for (int i = stretch.First; i < to; i++)
                activities[i] = new Activity(Math.Max(stretch.From, phases[i].Start), phases[i].End, gate);
        }
        return activities;
    }

    // From the phase that activates to the one that deactivates.
    private sealed record Stretch(int First, double From, Condition? Condition, TextSpan Span)
    {
        public int? To { get; set; }
    }
}
