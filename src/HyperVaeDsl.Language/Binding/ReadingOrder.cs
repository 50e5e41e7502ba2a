using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// An order of the signals in which each comes after those that it reads, and the circles that have none. It is found without recursion,
/// so that a long chain of signals does not exhaust the stack.
/// </summary>
internal sealed class ReadingOrder
{
    private readonly Dictionary<string, DeclaredSignal> declared;
    private readonly List<DeclaredSignal> signals = [];
    private readonly List<IReadOnlyList<ReferenceSyntax>> circles = [];
    private readonly HashSet<string> circular = new(StringComparer.Ordinal);

    public ReadingOrder(IEnumerable<DeclaredSignal> declaredSignals)
    {
        declared = declaredSignals.ToDictionary(signal => signal.Name.Text, StringComparer.Ordinal);
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (DeclaredSignal signal in declared.Values)
            Visit(signal, done);
    }

    /// <summary>Every signal once.</summary>
    public IReadOnlyList<DeclaredSignal> Signals => signals;

    /// <summary>The circles, each as the references that close it; the last one reads the signal that the first one is written in.</summary>
    public IReadOnlyList<IReadOnlyList<ReferenceSyntax>> Circles => circles;

    /// <summary>Whether a signal is part of a circle.</summary>
    public bool IsInCircle(DeclaredSignal signal) => circular.Contains(signal.Name.Text);

    private void Visit(DeclaredSignal first, HashSet<string> done)
    {
        if (done.Contains(first.Name.Text))
            return;
        List<Step> path = [new Step(first, null, first.Reads.GetEnumerator())];
        HashSet<string> open = new(StringComparer.Ordinal) { first.Name.Text };
        while (path.Count > 0)
        {
            Step step = path[path.Count - 1];
            if (!step.Next.MoveNext())
            {
                path.RemoveAt(path.Count - 1);
                open.Remove(step.Signal.Name.Text);
                if (done.Add(step.Signal.Name.Text))
                    signals.Add(step.Signal);
                continue;
            }
            ReferenceSyntax reference = step.Next.Current;
            string name = reference.Signal.Text;
            if (open.Contains(name))
                Close(path, reference);
            else if (!done.Contains(name) && declared.TryGetValue(name, out DeclaredSignal? read))
            {
                open.Add(name);
                path.Add(new Step(read, reference, read.Reads.GetEnumerator()));
            }
        }
    }

    // The path from the signal that is read again, and the reference that does it.
    private void Close(List<Step> path, ReferenceSyntax reference)
    {
        int start = path.FindIndex(step => step.Signal.Name.Text == reference.Signal.Text);
        // Both names that a parallel assignment gives are one mistake.
        if (!circular.Contains(path[path.Count - 1].Signal.Name.Text))
            circles.Add([.. path.Skip(start + 1).Select(step => step.ReadAs!), reference]);
        circular.UnionWith(path.Skip(start).Select(step => step.Signal.Name.Text));
    }

    /// <summary>Adds the signals that a schedule reads.</summary>
    public static void Collect(SyntaxNode node, List<ReferenceSyntax> references)
    {
        if (node is ReferenceSyntax reference)
            references.Add(reference);
        // What is made of numbers reads nothing; it is most of what there is.
        if (node is ConstantSyntax or HoldSyntax or ContinueSyntax or RampSyntax or CycleSyntax or RestartsSyntax or StepsSyntax or ReferenceSyntax or NumberSyntax)
            return;
        foreach (SyntaxNode child in node.Children)
            Collect(child, references);
    }

    private sealed record Step(DeclaredSignal Signal, ReferenceSyntax? ReadAs, IEnumerator<ReferenceSyntax> Next);
}
