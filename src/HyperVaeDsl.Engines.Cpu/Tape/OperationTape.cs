using HyperVaeDsl.Engines.Cpu.Nodes;

namespace HyperVaeDsl.Engines.Cpu.Tape;

/// <summary>
/// The operations of a step in order. The tape is kept from step to step: where the next step asks for the same operation on
/// the same shapes at the same place, the node of the last step is taken with all its memory, so that repeating a step
/// allocates nothing. A place remembers the last few nodes that did not match, because batches of another size and losses
/// that switch with the phase come back.
/// </summary>
internal sealed class OperationTape
{
    private const int NodesPerPlace = 4;

    private readonly List<Place> places = [];
    private int cursor;

    /// <summary>The nodes recorded in this step.</summary>
    public int Count => cursor;

    public Node this[int index] => places[index].Nodes[places[index].Current]!;

    public void Rewind() => cursor = 0;

    /// <summary>The node of an earlier step that computes the same, or null; then <see cref="Add"/> has to follow.</summary>
    public TNode? Reuse<TNode>(int rows, int columns, int inner)
        where TNode : Node
    {
        if (cursor == places.Count)
            return null;
        var place = places[cursor];
        for (var i = 0; i < NodesPerPlace; i++)
        {
            var index = (place.Current + i) % NodesPerPlace;
            if (place.Nodes[index] is TNode node && node.Rows == rows && node.Columns == columns && node.Inner == inner)
            {
                place.Current = index;
                node.Index = cursor++;
                return node;
            }
        }

        return null;
    }

    /// <summary>Puts a new node at the current place, over the oldest of the nodes there.</summary>
    public TNode Add<TNode>(TNode node)
        where TNode : Node
    {
        if (cursor == places.Count)
            places.Add(new Place());
        var place = places[cursor];
        place.Current = (place.Current + NodesPerPlace - 1) % NodesPerPlace;
        place.Nodes[place.Current] = node;
        node.Index = cursor++;
        return node;
    }

    private sealed class Place
    {
        public Node?[] Nodes { get; } = new Node?[NodesPerPlace];

        public int Current { get; set; }
    }
}
