using System.Globalization;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>Schedules drawn at random: every operator, every shape, calculations and references to some signals.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="epochs">Length of the run.</param>
/// <param name="readable">Signals that may be read.</param>
internal sealed class RandomSchedule(Random random, int epochs, IReadOnlyList<string> readable)
{
    private const int Deepest = 2;
    private static readonly string[] Values = ["0", "1", "0.3", "0.1", "1e-6", "1e-3", "0.8", "123.456", "0.30000000000000004", "5e-4", "7", "1e5", "(1 / 3)"];

    private static readonly string[] Shapes =
    [
        "", " linear", " cosine", " smoothstep", " exponential", " cosine exponent 2", " cosine exponent 0.7", " polynomial 3", " polynomial 0.9", " sqrt",
        " inverse_sqrt", " inverse_sqrt scale 0.1", " inverse_time rate 4", " sigmoid", " sigmoid steepness 6 raw", " tanh", " tanh steepness 5 raw", " staircase 5",
        " linear warp 2.5", " cosine warp 0.5", " cosine exponent 2 warp 2", " smoothstep warp 1.5", " polynomial 0.9 warp 3", " sqrt warp 2",
    ];

    private int depth;

    /// <summary>A schedule that fits a stretch of time; its values lie in 0..1e6.</summary>
    /// <param name="length">Length of the stretch in epochs.</param>
    /// <param name="first">Whether nothing comes before it.</param>
    public string Write(double length, bool first)
    {
        depth++;
        string written = depth > Deepest || random.Next(2) == 0 ? Plain(length, first) : random.Next(3) == 0 ? Calculation(length) : Combination(length, first);
        depth--;
        return written;
    }

    private string Plain(double length, bool first)
    {
        string shape = Pick(Shapes);
        bool positive = shape == " exponential";
        string from = first || random.Next(3) > 0 ? Value(positive) + " " : "";
        return random.Next(first ? 15 : 16) switch
        {
            0 => Value(positive: true),
            1 => $"ramp {from}-> {Value(positive)}{Over(length)}{shape}",
            2 => $"decay {Value(positive: true)} -> {Value(positive: true)}{Over(length)}",
            3 => $"cycle {Value(positive)} -> {Value(positive: true)} period {Duration(length)} rise {Pick(1, 25, 50, 99, 100)}%{shape}",
            4 => $"cosine_restarts {Value(positive: true)} -> {Value(false)} period {Duration(length)}",
            5 => $"cosine_restarts {Value(positive: true)} -> {Value(false)} period {Duration(length)} growth {Pick("1", "2", "1.5", "1.1")}{Pick("", " amplitude 0.5")}",
            6 => Table(length),
            7 => Points(length),
            8 => $"wave {Pick("sine", "cosine", "triangle", "sawtooth", "sawtooth_down", "square")} {Value(false)} -> {Larger()} period {Duration(length)}{Offset(length)}",
            9 => $"cycle {Value(positive)} -> {Value(positive: true)} {Pick("count 3", "count 7", "period " + Duration(length))} rise 30%{shape} fall 30%{Pick("", " cosine", " sqrt")}{Offset(length)}",
            10 => $"cycle {Value(positive)} -> {Value(positive: true)} count 4{shape} growth {Pick("1", "2", "1.25")} amplitude {Pick("0.5", "0.9", "1")}",
            11 => $"one_cycle {Value(positive)} -> {Value(positive: true)} -> {Value(positive)}{Over(length)} rise {Pick(10, 30, 50)}%{shape}",
            12 => $"warmup_stable_decay {Value(false)} -> {Value(positive: true)} -> {Value(positive)} warmup {Epochs(length * 0.2)} decay {Epochs(length * Pick(0.8, 0.3))}{shape}",
            13 => $"noise {Value(false)}..{Larger()}{Pick("", " normal deviation 0.1", " normal deviation 3e4", " normal deviation 1e6")} seed {random.Next(1000)}{Pick("", " per step", " per epoch")}",
            14 => Extended(length),
            _ => "hold",
        };
    }

    private string Combination(double length, bool first)
    {
        double part = length * Pick(0.25, 1 / 3.0, 0.1 + 0.8 * random.NextDouble());
        return random.Next(8) switch
        {
            0 => $"warmup {Epochs(part)} from {Value(false)}{Pick("", " cosine", " sqrt")} pushing {Inner(length - part)}",
            1 => $"warmup {Epochs(part)} from {Value(false)} overlapping max(1e-3, {Inner(length)})",
            2 => $"{Write(part, first)} for {Epochs(part)} then jump {Write(length - part, first: false)}",
            3 => $"repeat ({Inner(part / 3)} for {Epochs(part / 3)} then jump {Inner(2 * part / 3)} for {Epochs(2 * part / 3)})",
            4 => $"repeat ({Inner(part / 4)} for {Epochs(part / 4)}) {random.Next(1, 5)} times",
            5 => $"delay {Epochs(part)} {Inner(length - part)}",
            6 => $"stretch 2 ({Inner(length / 2)})",
            _ => $"({Write(length, first)})",
        };
    }

    private string Calculation(double length)
    {
        string a = Operand(length);
        string b = Operand(length);
        return random.Next(8) switch
        {
            0 => $"clamp({a} * {b} - {Value(false)}, 0..1e6)",
            1 => $"clamp({a} - {b} + {Operand(length)}, 0..1e6)",
            2 => $"min({a}, {b}, {Operand(length)})",
            3 => $"max({a}, {b})",
            4 => $"clamp({a} / (1 + {b}), 0..1e6)",
            5 => $"quantise(min({a}, 1e5), {Pick("0.125", "0.1", "7")})",
            6 => $"0.5 * {a} + 0.25 * {b} - - 0.1",
            _ => $"clamp(1 - {a} + {a}, 0..1e6)",
        };
    }

    private string Operand(double length) =>
        readable.Count > 0 && random.Next(2) == 0 ? Pick("", "", "delay 1 epochs ", "stretch 3 ") is { Length: > 0 } clock ? $"({clock}{Pick([.. readable])})" : Pick([.. readable])
        : random.Next(4) == 0 ? Value(false)
        : $"({Inner(length)})";

    private string Inner(double length) => Write(length, first: true);

    private string Extended(double length) =>
        $"ramp {Value(positive: true)} -> {Value(positive: true)} over {Epochs(length * 0.6)}{Pick(" linear", " sqrt", " inverse_sqrt scale 0.5", " inverse_time", " sigmoid", " tanh", " staircase 3", " exponential")} extends";

    private string Table(double length)
    {
        string rows = string.Concat(Times(length).Select(time => string.Create(CultureInfo.InvariantCulture, $", {time:R}: {Value(false)}")));
        return $"steps in epochs 0: {Value(positive: true)}{rows}{Pick("", " interpolated")}";
    }

    private string Points(double length)
    {
        string rows = string.Concat(Times(length).Select(time => string.Create(CultureInfo.InvariantCulture, $"{Pick(Shapes)}, {time:R}: {Value(positive: true)}")));
        return $"points in epochs 0: {Value(positive: true)}{rows}";
    }

    private double[] Times(double length) => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => length * (0.01 + 0.98 * random.NextDouble())).Order()];

    private string Value(bool positive)
    {
        if (random.Next(3) == 0)
            return (random.NextDouble() + 1e-9).ToString("R", CultureInfo.InvariantCulture);
        string value = Pick(Values);
        return positive && value == "0" ? "0.5" : value;
    }

    private string Larger() => string.Create(CultureInfo.InvariantCulture, $"{2e5 + random.NextDouble():R}");

    private string Over(double length) => random.Next(2) == 0 ? "" : " over " + Duration(length);

    private string Offset(double length) => random.Next(2) == 0 ? "" : " offset " + Epochs(length * 0.01);

    private string Duration(double length)
    {
        double epochsLong = length * Pick(1.0, 0.5, 0.25, 1 / 3.0, 0.1, 0.05 + 0.9 * random.NextDouble());
        return random.Next(4) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"{epochsLong * 39 * (1 - 1e-12):R} steps"),
            1 => string.Create(CultureInfo.InvariantCulture, $"{epochsLong * 100 / epochs * (1 - 1e-12):R}%"),
            2 => string.Create(CultureInfo.InvariantCulture, $"{epochsLong * 39 * 512 * (1 - 1e-12):R} samples"),
            _ => Epochs(epochsLong),
        };
    }

    private static string Epochs(double length) => string.Create(CultureInfo.InvariantCulture, $"{length * (1 - 1e-12):R} epochs");

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
