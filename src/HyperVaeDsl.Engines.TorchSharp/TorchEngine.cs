using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HyperVaeDsl.Runtime.Tensors;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>
/// The seam on libtorch: float32 on a CPU or a CUDA GPU, differentiated by libtorch. All tensors of a step lie in one dispose scope, which the
/// next step ends, so that no finaliser has to run. An operation waits for the device only where a value is read; constants go there
/// through pinned memory.
/// </summary>
public sealed partial class TorchEngine : TensorEngine
{
    private readonly DeviceName device;
    // Filled by Open: no field may name a type of TorchSharp before it is known to be there.
    private ScalarCache scalars = null!;
    private List<TorchParameterSet> sets = null!;
    private DeviceTables tables = null!;
    private torch.Device place = null!;
    private SentNumbers sent = null!;
    private DisposeScope? scope;
    private bool defers;
    private bool repeatsBits;
    private bool recording;
    private bool wentBackward;
    private bool disposed;
    private long step;

    /// <summary>Opens a device.</summary>
    /// <param name="device">cpu, cuda for the first GPU, or cuda:N.</param>
    /// <param name="settings">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no such name of a device.</exception>
    /// <exception cref="TorchUnavailableException">TorchSharp, its native library or the device is missing; the message says what to add.</exception>
    public TorchEngine(string device = "cpu", TorchSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(device);
        this.device = DeviceName.Parse(device);
        TorchLibrary.Require(this.device);
        Open(settings ?? new TorchSettings());
    }

    /// <inheritdoc/>
    public override string Name => "torch";

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            string rounding = Precision switch { Precision.Tf32 => ", products in TF32", Precision.Mixed => ", products of layers in bfloat16", _ => "" };
            string versions = $"TorchSharp {Version} with libtorch {torch.__version__} on {device}{rounding}";
            int threads = torch.get_num_threads();
            return device.IsCuda ? versions : $"{versions}, {threads} {(threads == 1 ? "thread" : "threads")}";
        }
    }

    /// <inheritdoc/>
    public override bool DefersReading => defers;

    /// <summary>How often values were read from the device so far: each time the host waits for it.</summary>
    public long Reads { get; private set; }

    private static string Version => typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>A tensor of this step as TorchSharp knows it: rows x columns on the engine's device. It belongs to the engine.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another engine or to an earlier step.</exception>
    public torch.Tensor Unwrap(Tensor x) => Own(x);

    /// <summary>
    /// A tensor that code of the user's own computed in this step, for losses and metrics; gradients flow through it. Its memory ends with the step.
    /// </summary>
    /// <param name="value">A float32 matrix, a vector (taken as n x 1) or a scalar on the engine's device.</param>
    /// <exception cref="ArgumentException">It has more than two dimensions, or other elements than float32.</exception>
    public Tensor Wrap(torch.Tensor value)
    {
        long[] shape = value.shape;
        if (shape.Length > 2)
            throw new ArgumentException($"A tensor of the seam is a matrix, and this one has the shape [{string.Join(", ", shape)}]. Reshape it.", nameof(value));
        if (value.dtype != torch.ScalarType.Float32)
            throw new ArgumentException($"A tensor of the seam has float32 elements, and this one has {value.dtype}. Convert it with 'to(torch.float32)'.", nameof(value));
        (long rows, long columns) = (shape.Length > 0 ? shape[0] : 1, shape.Length > 1 ? shape[1] : 1);
        return Result(shape.Length == 2 ? value : value.reshape(rows, columns), (int)rows, (int)columns);
    }

    /// <summary>
    /// Runs code of the user's own with a module in the mode that the step needs: training, or evaluation without gradients. Temporaries end with the step.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <param name="forward">What to compute.</param>
    public T Compute<T>(torch.nn.Module module, Func<T> forward)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(forward);
        if (module.training != recording)
            module.train(recording);
        if (recording)
            return forward();
        using IDisposable none = torch.no_grad();
        return forward();
    }

    /// <inheritdoc/>
    public override void BeginStep(bool recordGradients)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        scope?.Dispose();
        scope = torch.NewDisposeScope();
        scalars.Trim();
        sent.Forget();
        recording = recordGradients;
        wentBackward = false;
        step++;
        // Settings of the process: another engine, or the user's own code, may have left them otherwise. The gradients are computed before the next step begins.
        if (device.IsCuda)
            torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = recording && Precision == Precision.Tf32;
    }

    /// <inheritdoc/>
    public override ParameterSet CreateParameters(IReadOnlyList<ParameterShape> shapes)
    {
        using DisposeScope temporaries = torch.NewDisposeScope();
        TorchParameterSet set = new(this, shapes, place, scalars);
        sets.Add(set);
        return set;
    }

    /// <inheritdoc/>
    public override void Backward(Tensor scalar)
    {
        torch.Tensor start = Own(scalar);
        ShapeRules.RequireScalar(scalar);
        if (!recording)
            throw new InvalidOperationException("This step does not record gradients; begin it with recordGradients.");
        if (wentBackward)
            throw new InvalidOperationException("Backward was already called in this step.");
        wentBackward = true;
        if (!start.requires_grad)
            return;
        start.backward();
        sets.ForEach(set => set.CollectGradients(step));
    }

    /// <inheritdoc/>
    public override void Read(Tensor x, Span<float> destination)
    {
        torch.Tensor value = Own(x);
        ShapeRules.RequireRoom(destination.Length, x);
        Read(value, destination);
    }

    /// <inheritdoc/>
    public override void ReadAll(ReadOnlySpan<Tensor> tensors, Span<float> destination)
    {
        if (tensors.Length == 0 && destination.Length == 0)
            return;
        using torch.Tensor row = Row(tensors, out int length);
        if (length != destination.Length)
            throw new ArgumentException($"{destination.Length} elements are not the {length} of the {tensors.Length} tensors.", nameof(destination));
        Read(row, destination);
    }

    /// <inheritdoc/>
    public override Tensor Keep(ReadOnlySpan<Tensor> tensors)
    {
        using torch.Tensor row = Row(tensors, out int length);
        return new TorchTensor(this, 1, length, row.reshape(1, length).DetachFromDisposeScope(), TorchTensor.Persistent);
    }

    /// <inheritdoc/>
    public override void Release(Tensor kept) => Own(kept).Dispose();

    /// <summary>Copies the elements of a tensor of any shape; waits for the device.</summary>
    internal void Read(torch.Tensor value, Span<float> destination)
    {
        Reads++;
        using torch.Tensor plain = value.detach();
        using torch.Tensor dense = plain.contiguous();
        if (!device.IsCuda)
        {
            MemoryMarshal.Cast<byte, float>(dense.bytes).CopyTo(destination);
            return;
        }

        using torch.Tensor host = dense.cpu();
        MemoryMarshal.Cast<byte, float>(host.bytes).CopyTo(destination);
    }

    /// <summary>Makes a module's parameter a view of the memory of ours.</summary>
    internal void Lend(TorchTensor ours, torch.Tensor theirs, string name)
    {
        string here = place.ToString()!;
        if (theirs.device.ToString() != here)
            throw new InvalidOperationException($"The parameter {name} lies on {theirs.device}, and the engine computes on {here}. Move the module there with 'to(\"{here}\")' before it becomes part of a model.");
        long[] shape = theirs.shape;
        using IDisposable none = torch.no_grad();
        using torch.Tensor values = ours.Plain.reshape(shape);
        theirs.set_(values);
        theirs.grad = null;
        ours.Leaf = theirs;
    }

    /// <inheritdoc/>
    protected override string? WhyNot(Precision precision) =>
        precision == Precision.Tf32 && !device.IsCuda ? $"TF32 is how NVIDIA GPUs multiply, which the device '{device}' does not" : null;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposed && disposing)
        {
            scope?.Dispose();
            tables.Dispose();
            sets.ForEach(set => set.Dispose());
            scalars.Dispose();
        }

        disposed = true;
        base.Dispose(disposing);
    }

    // Not inlined: until TorchLibrary has said what is missing, no method may be compiled that names a type of TorchSharp.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Open(TorchSettings settings)
    {
        place = new torch.Device(device.ToString());
        (scalars, sets, tables, sent) = (new ScalarCache(place), [], new DeviceTables(place), new SentNumbers());
        defers = settings.DefersReading ?? device.IsCuda;
        repeatsBits = device.IsCuda && settings.RepeatsBits;
        if (settings.Threads is { } threads)
            torch.set_num_threads(threads);
    }

    private torch.Tensor Own(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x is not TorchTensor tensor || !ReferenceEquals(tensor.Engine, this))
            throw new InvalidOperationException($"The {x.Rows} x {x.Columns} tensor belongs to another engine ({x.Engine.Name}).");
        if (tensor.Step != step && tensor.Step != TorchTensor.Persistent)
            throw new InvalidOperationException($"The {x.Rows} x {x.Columns} tensor belongs to an earlier step; its memory has been recycled.");
        if (!recording)
            return tensor.Plain;
        tensor.UsedIn = step;
        return tensor.Value;
    }

    // One after the other, in new memory.
    private torch.Tensor Row(ReadOnlySpan<Tensor> tensors, out int length)
    {
        var parts = new torch.Tensor[tensors.Length];
        length = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            using torch.Tensor plain = Own(tensors[i]).detach();
            parts[i] = plain.reshape(tensors[i].Length);
            length += tensors[i].Length;
        }

        torch.Tensor row = torch.cat(parts);
        foreach (torch.Tensor part in parts)
            part.Dispose();
        return row;
    }

    /// <summary>A scalar of this step.</summary>
    internal Tensor Scalar(torch.Tensor value) => Result(value, 1, 1);

    private TorchTensor Result(torch.Tensor value, int rows, int columns) => new(this, rows, columns, value, step);
}
