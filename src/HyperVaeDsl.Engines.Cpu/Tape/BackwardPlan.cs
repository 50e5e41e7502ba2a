using HyperVaeDsl.Engines.Cpu.Nodes;

namespace HyperVaeDsl.Engines.Cpu.Tape;

/// <summary>
/// The order in which the nodes of a step pass their gradients on. A node comes after all that add to its gradient; and those
/// that add to one gradient come one after the other, the last on the tape first. So every gradient is the same sum in the same order,
/// whichever threads compute it.
/// </summary>
internal sealed class BackwardPlan
{
    private long plan;

    /// <summary>Plans the way back from a node; returns how many nodes take part.</summary>
    public int Make(OperationTape tape, Node start)
    {
        plan++;
        Reach(start);
        var count = 0;
        for (var i = start.Index; i >= 0; i--)
        {
            var node = tape[i];
            if (!Contains(node))
                continue;
            count++;
            node.TurnBackward();
            node.LastUser?.Precedes(node);
            foreach (var input in node.Inputs)
                if (input.RequiresGradient)
                    AddUser(input, node);
        }

        return count;
    }

    /// <summary>Whether a node takes part in the way back that was planned last.</summary>
    public bool Contains(Node node) => node.PlannedFor == plan && node.RequiresGradient;

    private void AddUser(Node input, Node user)
    {
        Reach(input);
        if (input.LastUser is { } before && before != user)
            before.Precedes(user);
        input.LastUser = user;
        input.UserCount++;
    }

    private void Reach(Node node)
    {
        if (node.PlannedFor == plan)
            return;
        node.PlannedFor = plan;
        node.LastUser = null;
        node.UserCount = 0;
        node.PrepareGradient();
    }
}
