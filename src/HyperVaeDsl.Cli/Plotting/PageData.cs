using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Plotting;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>
/// What the script of a page knows: for each methodology the values of its signals at its steps, and for each chart the points of its curves. Rows of numbers
/// are doubles, little-endian, in base64, so that a page shows the evaluator's values and calculates none. A run of one value is written once.
/// </summary>
internal static class PageData
{
    private const int ShortestRun = 4;

    /// <summary>The JSON; it holds no sign that ends a script.</summary>
    public static string Of(Plot plot)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("sides");
            for (int side = 0; side < plot.Sides.Count; side++)
                Side(json, plot, side);
            json.WriteEndArray();
            json.WriteStartArray("charts");
            foreach (PlotPanel panel in plot.Panels)
                Chart(json, plot, panel);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Side(Utf8JsonWriter json, Plot plot, int side)
    {
        Methodology methodology = plot.Sides[side];
        ValueGrid grid = ValueGrid.Of(methodology);
        json.WriteStartObject();
        json.WriteString("name", methodology.Name);
        json.WriteNumber("epochs", grid.Epochs);
        json.WriteNumber("steps", grid.Steps);
        json.WriteNumber("epochStride", grid.EpochStride);
        json.WriteNumber("stepStride", grid.StepStride);
        json.WriteStartArray("phases");
        foreach (Phase phase in methodology.Phases)
        {
            json.WriteStartArray();
            json.WriteStringValue(phase.Name);
            json.WriteNumberValue(phase.Start);
            json.WriteNumberValue(phase.End);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteStartArray("signals");
        foreach ((string name, double[] values) in grid.Signals)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteStartArray("runs");
            Runs(json, values);
            json.WriteEndArray();
            json.WriteStartArray("reach");
            foreach (ReachBand band in plot.Panels.Select(panel => panel.Signals[side]?.Name == name ? panel.Reach[side] : []).FirstOrDefault(bands => bands.Count > 0) ?? [])
            {
                json.WriteStartArray();
                foreach (double number in (double[])[band.From, band.To, band.Values.Low, band.Values.High])
                    json.WriteNumberValue(number);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("losses");
        foreach (PlotLane lane in plot.Losses)
            Loss(json, lane.Name, lane.Sides[side]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Loss(Utf8JsonWriter json, string name, LaneSide? row)
    {
        if (row == null)
            return;
        json.WriteStartObject();
        json.WriteString("name", name);
        if (row.Weight != null)
            json.WriteString("weight", row.Weight.Name);
        else
            json.WriteNumber("weight", row.Number);
        json.WriteStartArray("spans");
        foreach (LaneBar bar in row.Bars)
        {
            json.WriteStartArray();
            json.WriteNumberValue(bar.From);
            json.WriteNumberValue(bar.To);
            if (bar.Waits != null)
                json.WriteStringValue(bar.Waits);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Chart(Utf8JsonWriter json, Plot plot, PlotPanel panel)
    {
        json.WriteStartObject();
        json.WriteString("name", panel.Name);
        json.WriteStartArray("names");
        foreach (Signal? signal in panel.Signals)
        {
            if (signal == null)
                json.WriteNullValue();
            else
                json.WriteStringValue(signal.Name);
        }
        json.WriteEndArray();
        json.WriteBoolean("log", panel.IsLog);
        json.WriteBoolean("envelope", panel.Trace.IsEnvelope);
        json.WriteNumber("low", panel.Shown.Low);
        json.WriteNumber("high", panel.Shown.High);
        json.WriteStartArray("ticks");
        foreach (double tick in panel.IsLog ? PlotAxis.LogTicks(panel.Shown, 4) : PlotAxis.Ticks(panel.Shown, 4))
            json.WriteNumberValue(tick);
        json.WriteEndArray();
        json.WriteString("x", Doubles(panel.Trace.Times));
        json.WriteStartArray("lines");
        for (int side = 0; side < plot.Sides.Count; side++)
        {
            if (panel.LineOf(side) is { } line)
                json.WriteStringValue(Doubles(line));
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Runs(Utf8JsonWriter json, double[] values)
    {
        int pending = 0;
        for (int i = 0; i < values.Length;)
        {
            int end = i + 1;
            while (end < values.Length && BitConverter.DoubleToInt64Bits(values[end]) == BitConverter.DoubleToInt64Bits(values[i]))
                end++;
            if (end - i >= ShortestRun || (i == 0 && end == values.Length))
            {
                Pending(i);
                json.WriteStartArray();
                json.WriteNumberValue(end - i);
                json.WriteNumberValue(values[i]);
                json.WriteEndArray();
                pending = end;
            }
            i = end;
        }
        Pending(values.Length);

        void Pending(int end)
        {
            if (pending == end)
                return;
            json.WriteStartArray();
            json.WriteNumberValue(end - pending);
            json.WriteStringValue(Doubles(values[pending..end]));
            json.WriteEndArray();
        }
    }

    private static string Doubles(IReadOnlyList<double> values)
    {
        byte[] bytes = new byte[8 * values.Count];
        for (int i = 0; i < values.Count; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * i), values[i]);
        return Convert.ToBase64String(bytes);
    }
}
