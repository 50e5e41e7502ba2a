using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds groups of losses and when phases switch them on and off; a group stays on until it is switched off.</summary>
internal sealed class GroupBinder(BindingContext context)
{
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
        Dictionary<string, List<bool>> active = blocks.Keys.ToDictionary(name => name, _ => new List<bool>());
        Dictionary<string, bool> on = blocks.Keys.ToDictionary(name => name, _ => false);
        HashSet<string> everOn = [];
        IEnumerable<(string Name, PhaseSyntax Syntax)> inOrder = phases?.Select(item => (item.Phase.Name, item.Syntax))
            ?? methodology.Statements.OfType<PhaseSyntax>().Select(syntax => (syntax.Name?.Text ?? "", syntax));
        foreach ((string phase, PhaseSyntax syntax) in inOrder)
        {
            foreach (FactSyntax fact in syntax.Statements.OfType<FactSyntax>())
                Switch(fact, phase, blocks.Keys, on, everOn, phases != null);
            foreach (string name in blocks.Keys)
                active[name].Add(on[name]);
        }
        foreach (BlockSyntax block in blocks.Values.Where(block => !everOn.Contains(block.Name!.Text) && !context.IsBroken(block.Name.Text) && phases != null))
            context.Report(Rules.GroupNeverActive, block.Name!.Span, $"No phase activates group '{block.Name.Text}', so its losses never act. Write 'activate {block.Name.Text}' in a phase, or take the losses out of the group.");
        return [.. blocks.Values.Select(block => new LossGroup(block.Name!.Text, active[block.Name.Text], block.Name.Span))];
    }

    private void Switch(FactSyntax fact, string phase, IEnumerable<string> groups, Dictionary<string, bool> on, HashSet<string> everOn, bool ordered)
    {
        FactReader reader = new(fact, context, $"{fact.Keyword.Text} geometry");
        WordSyntax? group = reader.Word();
        if (!reader.Finish())
        {
            // Any of the groups may have been meant.
            everOn.UnionWith(groups);
            return;
        }
        bool activates = fact.Keyword.Text == "activate";
        if (!on.TryGetValue(group!.Text, out bool isOn))
        {
            context.ReportUnknown(group, "group", groups);
            // Any of the groups may have been meant.
            everOn.UnionWith(groups);
            return;
        }
        if (isOn == activates && ordered)
        {
            string state = activates ? "already active: a group stays active until a phase deactivates it" : "not active";
            context.Report(Rules.ActivatedTwice, fact.Span, $"Group '{group.Text}' is {state}. Remove this line from phase {phase}.");
        }
        on[group.Text] = activates;
        if (activates)
            everOn.Add(group.Text);
    }
}
