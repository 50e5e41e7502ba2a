using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>One name of a declaration, which may declare several, with all that assigns it.</summary>
/// <param name="name">The name.</param>
/// <param name="syntax">The declaration.</param>
internal sealed class DeclaredSignal(WordSyntax name, SignalSyntax syntax)
{
    public WordSyntax Name => name;

    public SignalSyntax Syntax => syntax;

    /// <summary>The other signals that its assignments and its own schedule read, in the order of the text.</summary>
    public List<ReferenceSyntax> Reads { get; } = [];

    /// <summary>The assignment of each phase in the order of time, the first one where there are several.</summary>
    public AssignmentSyntax?[] Assigned { get; set; } = [];

    /// <summary>The assignment of a phase, or null.</summary>
    public AssignmentSyntax? AssignedIn(int place) => Assigned.Length == 0 ? null : Assigned[place];

    /// <summary>The assignments that there should not be: in a phase that has one before, or beside a schedule for the whole run.</summary>
    public List<SignalAssignment> Surplus { get; } = [];

    /// <summary>Whether it is not clear in some phase what is meant.</summary>
    public bool IsUnclear { get; set; }

    /// <summary>The segments of the phases so far; null after a mistake.</summary>
    public List<Segment>? Segments { get; set; }
}

/// <summary>One signal of an assignment, which may assign several.</summary>
/// <param name="Name">Where the signal is named.</param>
/// <param name="Place">Index of the phase in the order of time; -1 where the phases have none.</param>
/// <param name="Phase">The phase that assigns it.</param>
/// <param name="Assignment">The assignment.</param>
internal readonly record struct SignalAssignment(TextSpan Name, int Place, PhaseSyntax Phase, AssignmentSyntax Assignment);

/// <summary>A phase, and its name in the words of a message.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct PhasePlan(Phase Phase, string Name);
