using HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>Y = L R, or L R^T. Gradients: dL = dY R^T and dR = L^T dY, or dL = dY R and dR = dY^T L.</summary>
internal sealed unsafe class MatMulNode(CpuEngine engine, int rows, int columns, int inner) : ComputedNode(engine, rows, columns, inner)
{
    private Node left = null!;
    private Node right = null!;
    private bool transposeRight;

    public void Bind(Node l, Node r, bool transpose)
    {
        (left, right, transposeRight) = (l, r, transpose);
        Begin(l, r);
    }

    protected override void Forward()
    {
        var r = View(right, right.Value);
        Compute(View(left, left.Value), transposeRight ? r.Transposed : r, Value, accumulate: false);
    }

    protected override void Backward()
    {
        var gradient = View(this, Gradient);
        if (left.RequiresGradient)
        {
            var r = View(right, right.Value);
            var target = left.TakeGradient(out var accumulate);
            Compute(gradient, transposeRight ? r : r.Transposed, target, accumulate);
        }

        if (right.RequiresGradient)
        {
            var l = View(left, left.Value);
            var target = right.TakeGradient(out var accumulate);
            if (transposeRight)
                Compute(gradient.Transposed, l, target, accumulate);
            else
                Compute(l.Transposed, gradient, target, accumulate);
        }
    }

    private static MatrixView View(Node node, float* data) => MatrixView.RowMajor(data, node.Rows, node.Columns);

    private void Compute(MatrixView a, MatrixView b, float* c, bool accumulate) =>
        MatrixProduct.Compute(Engine.Team, Engine.Team.Scratch, a, b, c, new Epilogue { Accumulate = accumulate });
}
