using HyperVaeDsl.Engines.Cpu.Kernels;
using HyperVaeDsl.Engines.Cpu.Kernels.Gemm;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>
/// Y = f(X W^T + b), with f the identity or max(0, x). With G the gradient of Y where f passes it on:
/// db = sum of the rows of G, dW = G^T X, dX = G W. Where X is the max(0, x) of a layer that nothing else reads, dX is stored as that
/// layer passes it on, which saves it a pass.
/// </summary>
internal sealed unsafe class LinearNode(CpuEngine engine, int rows, int columns, int inner) : ComputedNode(engine, rows, columns, inner)
{
    private Node input = null!;
    private Node weight = null!;
    private Node bias = null!;
    private Activation activation;

    public void Bind(Node x, Node w, Node b, Activation f)
    {
        (input, weight, bias, activation) = (x, w, b, f);
        Begin(x, w, b);
    }

    protected override void Forward() =>
        Compute(View(input, input.Value), View(weight, weight.Value).Transposed, Value, new Epilogue { Bias = bias.Value, Relu = activation == Activation.Relu });

    protected override void Backward()
    {
        MaskAndSumGradient();
        var gradient = View(this, Gradient);
        if (weight.RequiresGradient)
        {
            var target = weight.TakeGradient(out var accumulate);
            Compute(gradient.Transposed, View(input, input.Value), target, new Epilogue { Accumulate = accumulate });
        }

        if (input.RequiresGradient)
        {
            var target = input.TakeGradient(out var accumulate);
            var mask = input is LinearNode { IsMaskedByItsReader: true } ? input.Value : null;
            Compute(gradient, View(weight, weight.Value), target, new Epilogue { Mask = mask, Accumulate = accumulate });
        }
    }

    /// <summary>Whether the only gradient comes from a layer that reads the result, which leaves out what max(0, x) does not pass on.</summary>
    private bool IsMaskedByItsReader => activation == Activation.Relu && UserCount == 1 && LastUser is LinearNode reader && reader.input == this;

    private static MatrixView View(Node node, float* data) => MatrixView.RowMajor(data, node.Rows, node.Columns);

    private void MaskAndSumGradient()
    {
        var partials = Engine.Team.Scratch.Take(ReluBiasGradient.PartialsLength(Rows, Columns));
        var pass = new ReluBiasGradient(Gradient, Value, activation == Activation.Relu && !IsMaskedByItsReader, partials, Rows, Columns);
        var accumulate = false;
        var target = bias.RequiresGradient ? bias.TakeGradient(out accumulate) : null;
        pass.Compute(Engine.Team, target, accumulate);
    }

    private void Compute(MatrixView a, MatrixView b, float* c, Epilogue epilogue) =>
        MatrixProduct.Compute(Engine.Team, Engine.Team.Scratch, a, b, c, epilogue);
}
