using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Engines.Cpu.Nodes;

namespace HyperVaeDsl.Benchmarks;

/// <summary>Where the time of a step goes: each kind of operation forward and backward, and what lies between.</summary>
internal sealed class ProfileBenchmark : INodeObserver
{
    private readonly (int Thread, Node Node, bool IsBackward, long Start, long End)[] events = new (int Thread, Node Node, bool IsBackward, long Start, long End)[300_000];
    private int count;

    public static void Run(int threads, bool timeline)
    {
        using var engine = new CpuEngine(threads);
        var step = new DualVaeStep(engine, StepSize.Usual);
        StepBenchmark.Time(step, 600);
        var observer = new ProfileBenchmark();
        engine.Observer = observer;
        const int Steps = 200;
        StepBenchmark.Time(step, Steps);
        observer.count = 0;
        var start = Stopwatch.GetTimestamp();
        StepBenchmark.Time(step, Steps);
        var total = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Steps;
        engine.Observer = null;
        var groups = observer.events.Take(observer.count).GroupBy(e => (Name(e.Node), e.IsBackward)).Select(g => (g.Key, Count: g.Count() / (double)Steps, Time: g.Sum(e => Stopwatch.GetElapsedTime(e.Start, e.End).TotalMicroseconds) / Steps)).OrderByDescending(g => g.Time);
        Console.WriteLine($"step {total:F0} us, nodes {observer.events.Take(observer.count).Sum(e => Stopwatch.GetElapsedTime(e.Start, e.End).TotalMicroseconds) / Steps:F0} us");
        foreach (var ((name, back), count, time) in groups)
            Console.WriteLine($"{(back ? "<-" : "->")} {name,-46} {count,6:F1} {time,8:F1} us");
        if (!timeline)
            return;
        var perStep = observer.count / Steps;
        var last = observer.events.Take(observer.count).OrderBy(e => e.Start).TakeLast(2 * perStep).ToList();
        foreach (var e in last)
            Console.WriteLine($"{e.Thread,3} {Stopwatch.GetElapsedTime(last[0].Start, e.Start).TotalMicroseconds,8:F1} {Stopwatch.GetElapsedTime(e.Start, e.End).TotalMicroseconds,7:F1} {(e.IsBackward ? "<-" : "->")} {Name(e.Node)}");
    }

    public void Ran(Node node, bool isBackward, long start, long end)
    {
        var index = Interlocked.Increment(ref count) - 1;
        events[index] = (Environment.CurrentManagedThreadId, node, isBackward, start, end);
    }

    private static string Name(Node node)
    {
        var name = node.GetType().Name.Split('`')[0];
        var argument = node.GetType().GenericTypeArguments.FirstOrDefault()?.Name;
        return $"{argument ?? name} {node.Rows}x{node.Columns}{(node.Inner > 0 ? $"x{node.Inner}" : "")}";
    }
}
