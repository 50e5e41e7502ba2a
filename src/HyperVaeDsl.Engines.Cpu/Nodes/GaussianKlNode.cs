using HyperVaeDsl.Engines.Cpu.Kernels;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>The divergence of normal distributions from the standard one, for each dimension.</summary>
internal sealed unsafe class GaussianKlNode(CpuEngine engine, int columns) : ComputedNode(engine, 1, columns)
{
    private Node mean = null!;
    private Node deviation = null!;
    private Node logVariance = null!;

    public void Bind(Node m, Node s, Node l)
    {
        (mean, deviation, logVariance) = (m, s, l);
        Begin(m, s, l);
    }

    public override string Operation => "KlOfEachDimension";

    private GaussianKl Kernel => new(mean.Rows, Columns);

    protected override void Forward() => Kernel.Forward(mean.Value, deviation.Value, logVariance.Value, Value);

    protected override void Backward()
    {
        if (logVariance.RequiresGradient)
        {
            var target = logVariance.TakeGradient(out var accumulate);
            Kernel.ByLogVariance(Gradient, target, accumulate);
        }

        ByMoment(deviation);
        ByMoment(mean);
    }

    private void ByMoment(Node moment)
    {
        if (!moment.RequiresGradient)
            return;
        var target = moment.TakeGradient(out var accumulate);
        Kernel.BySquared(Gradient, moment.Value, target, accumulate);
    }
}
