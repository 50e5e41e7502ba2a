using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Optimization;

/// <summary>Balances and clips gradients and updates parameters, as <see cref="OptimizerSettings"/> say.</summary>
public sealed class Optimizer : IStateful
{
    /// <summary>As in PyTorch's clip_grad_norm_: keeps the factor finite.</summary>
    private const double ClipEpsilon = 1e-6;

    private readonly ParameterSet parameters;
    private readonly OptimizerSettings settings;
    private readonly double[] scales;
    private readonly int[] scaleOf;
    private readonly double[] learningRates;
    private readonly Ema? firstNorm;
    private readonly Ema? secondNorm;

    /// <summary>Binds settings to parameters.</summary>
    /// <exception cref="ArgumentException">A component path matches no parameter.</exception>
    public Optimizer(ParameterSet parameters, OptimizerSettings settings)
    {
        this.parameters = parameters;
        this.settings = settings;
        scales = [.. settings.LearningRateScales.Select(scale => scale.Value)];
        scaleOf = [.. parameters.Shapes.Select(ScaleOf)];
        learningRates = new double[scaleOf.Length];
        IEnumerable<string> paths = settings.LearningRateScales.Select(scale => scale.Key);
        if (settings.Balance is { } balance)
        {
            paths = paths.Append(balance.First).Append(balance.Second);
            firstNorm = new Ema(balance.Ema);
            secondNorm = new Ema(balance.Ema);
        }

        string? unknown = paths.FirstOrDefault(path => !parameters.Shapes.Any(shape => shape.IsIn(path)));
        if (unknown is not null)
            throw new ArgumentException($"The model has no component {unknown}.", nameof(settings));
        StateNames =
        [
            .. settings.LearningRateScales.Select(scale => "scale." + scale.Key),
            .. firstNorm is null ? (string[])[] : ["balance.first_norm", "balance.second_norm", "balance.first", "balance.second"],
        ];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; }

    /// <summary>Number of updates so far; a checkpoint restores it.</summary>
    public long Updates { get; set; }

    /// <summary>Factors of the last balance: of the first and of the second component.</summary>
    public (double First, double Second) BalanceFactors { get; private set; } = (1, 1);

    /// <summary>Changes the learning-rate scale of a component, from the next update on.</summary>
    /// <param name="component">A path for which the settings have a scale.</param>
    /// <param name="factor">The factor, at least 0.</param>
    /// <exception cref="ArgumentException">The settings have no scale for the path.</exception>
    public void ScaleLearningRate(string component, double factor)
    {
        for (int i = 0; i < scales.Length; i++)
        {
            if (settings.LearningRateScales[i].Key != component)
                continue;
            scales[i] = factor;
            return;
        }

        throw new ArgumentException($"The settings scale no component {component}.", nameof(component));
    }

    /// <summary>Balances, clips and updates with the gradients that the parameters hold.</summary>
    /// <returns>The norm of all gradients before the clipping; if it is not finite, nothing has been updated.</returns>
    public double Update(double learningRate)
    {
        if (settings.Balance is { } balance)
            Balance(balance, parameters.GradientNorm(balance.First), parameters.GradientNorm(balance.Second));
        double norm = parameters.GradientNorm(null);
        return double.IsFinite(norm) ? Update(learningRate, norm) : norm;
    }

    /// <summary>The norms that an update with a balance follows, for an engine that defers reading: of its two components, and of what is in neither.</summary>
    internal Tensor[] NormsUnread()
    {
        GradientBalance balance = settings.Balance!;
        return
        [
            parameters.GradientNormUnread(shape => shape.IsIn(balance.First)),
            parameters.GradientNormUnread(shape => shape.IsIn(balance.Second)),
            parameters.GradientNormUnread(shape => !shape.IsIn(balance.First) && !shape.IsIn(balance.Second)),
        ];
    }

    /// <summary>Balances, clips and updates by <see cref="NormsUnread"/> that have been read.</summary>
    /// <returns>As <see cref="Update(double)"/>.</returns>
    internal double Update(double learningRate, double firstNorm, double secondNorm, double otherNorm)
    {
        double before = firstNorm + secondNorm + otherNorm;
        if (!double.IsFinite(before))
            return before;
        (double first, double second) = Balance(settings.Balance!, firstNorm, secondNorm);
        return Update(learningRate, Math.Sqrt(Square(first * firstNorm) + Square(second * secondNorm) + Square(otherNorm)));

        static double Square(double x) => x * x;
    }

    /// <summary>Whether an update can do without reading anything: a balance follows the norms of two components on the host.</summary>
    internal bool CanDeferReading => settings.Balance is null;

    /// <summary>Clips and updates without reading the norm of the gradients, which it returns: see <see cref="ParameterSet.ClipUnread"/>.</summary>
    internal Tensor UpdateUnread(double learningRate)
    {
        Tensor norm = parameters.ClipUnread(settings.ClipNorm);
        SetRates(learningRate);
        Take();
        parameters.CountUpdate();
        return norm;
    }

    private double Update(double learningRate, double norm)
    {
        if (settings.ClipNorm > 0 && norm > settings.ClipNorm)
            parameters.ScaleGradients(null, settings.ClipNorm / (norm + ClipEpsilon));
        SetRates(learningRate);
        Take();
        parameters.CountUpdate();
        return norm;
    }

    private void SetRates(double learningRate)
    {
        for (int i = 0; i < scaleOf.Length; i++)
            learningRates[i] = scaleOf[i] < 0 ? learningRate : learningRate * scales[scaleOf[i]];
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        scales.CopyTo(destination);
        if (firstNorm is null)
            return;
        Span<double> balance = destination[scales.Length..];
        firstNorm.SaveState(balance);
        secondNorm!.SaveState(balance[1..]);
        (balance[2], balance[3]) = BalanceFactors;
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        source[..scales.Length].CopyTo(scales);
        if (firstNorm is null)
            return;
        ReadOnlySpan<double> balance = source[scales.Length..];
        firstNorm.LoadState(balance);
        secondNorm!.LoadState(balance[1..]);
        BalanceFactors = (balance[2], balance[3]);
    }

    private void Take()
    {
        Updates++;
        if (settings.Kind == OptimizerKind.AdamW)
        {
            parameters.AdamW(settings.AdamW, Updates, learningRates);
            return;
        }

        parameters.AddDecay(settings.AdamW.WeightDecay);
        if (settings.Kind == OptimizerKind.Adam)
            parameters.AdamW(settings.AdamW with { WeightDecay = 0 }, Updates, learningRates);
        else
            parameters.Momentum(settings.Momentum, learningRates);
    }

    // Returns the factors by which the gradients were scaled.
    private (double First, double Second) Balance(GradientBalance balance, double firstNormNow, double secondNormNow)
    {
        double first = firstNorm!.Update(firstNormNow);
        double second = secondNorm!.Update(secondNormNow);
        // Without a gradient on one side there is nothing to balance.
        if (!(first > 0 && second > 0))
            return (1, 1);
        BalanceFactors = (
            Math.Clamp(Math.Sqrt(second / first), balance.Minimum, balance.Maximum),
            Math.Clamp(Math.Sqrt(first / second), balance.Minimum, balance.Maximum));
        parameters.ScaleGradients(balance.First, BalanceFactors.First);
        parameters.ScaleGradients(balance.Second, BalanceFactors.Second);
        return BalanceFactors;
    }

    // The longest path that holds the parameter; -1 for none.
    private int ScaleOf(ParameterShape shape) => Enumerable.Range(0, scales.Length)
        .Where(i => shape.IsIn(settings.LearningRateScales[i].Key))
        .OrderByDescending(i => settings.LearningRateScales[i].Key.Length)
        .FirstOrDefault(-1);
}
