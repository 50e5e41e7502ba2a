namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>Who wants to know what runs when, such as a benchmark. Called by every thread.</summary>
internal interface INodeObserver
{
    /// <summary>A node has computed its result, or passed its gradient on, from and to a time of the stopwatch.</summary>
    void Ran(Node node, bool isBackward, long start, long end);
}
