using System.Text.Json;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>Changes as JSON, with their places, causes and curves.</summary>
internal static class ChangeJson
{
    /// <summary>Writes an array of changes.</summary>
    public static void Write(Utf8JsonWriter json, string name, MethodologyComparison c, IReadOnlyList<Change> changes)
    {
        json.WriteStartArray(name);
        foreach (Change change in changes)
        {
            json.WriteStartObject();
            json.WriteString("rule", change.Rule.Id);
            json.WriteString("title", change.Rule.Title);
            json.WriteString("level", Word(change.Level));
            json.WriteString("kind", Word(change.Kind));
            json.WriteString("effect", Word(change.Effect));
            json.WriteString("subject", JsonText.Sound(change.Subject));
            Text(json, "old", change.Old);
            Text(json, "new", change.New);
            Place(json, "oldPlace", c.Old, change.OldSpan);
            Place(json, "newPlace", c.New, change.NewSpan);
            if (change.Causes.Count > 0)
                Causes(json, c, change.Causes);
            if (change.Curve is { } curve)
                Curve(json, curve);
            DiffJsonReport.Strings(json, "notes", change.Notes);
            if (change.IgnoredBecause != null)
                json.WriteString("ignoredBecause", JsonText.Sound(change.IgnoredBecause));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Causes(Utf8JsonWriter json, MethodologyComparison c, IReadOnlyList<ChangeCause> causes)
    {
        json.WriteStartArray("causes");
        foreach (ChangeCause cause in causes)
        {
            json.WriteStartObject();
            json.WriteString("words", JsonText.Sound(cause.Words));
            Place(json, "place", c.New, cause.Span);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Curve(Utf8JsonWriter json, CurveDifference curve)
    {
        json.WriteStartObject("curve");
        Number(json, "end", curve.End);
        json.WriteStartArray("ranges");
        foreach (EpochRange range in curve.Ranges)
        {
            json.WriteStartArray();
            json.WriteNumberValue(range.From);
            json.WriteNumberValue(range.To);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        Point(json, "largest", curve.Largest);
        Point(json, "largestRelative", curve.LargestRelative);
        Number(json, "bound", curve.Bound);
        Number(json, "relativeBound", curve.RelativeBound);
        Number(json, "areaLow", curve.Area.Low);
        Number(json, "areaHigh", curve.Area.High);
        json.WriteStartArray("points");
        foreach (CurvePoint point in curve.Points)
            Point(json, null, point);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Point(Utf8JsonWriter json, string? name, CurvePoint? point)
    {
        if (name != null)
            json.WritePropertyName(name);
        if (point == null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        Number(json, "epoch", point.Time);
        json.WriteBoolean("approached", point.IsApproached);
        Number(json, "old", point.Old);
        Number(json, "new", point.New);
        json.WriteEndObject();
    }

    // JSON has no word for what is not finite.
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text == null)
            json.WriteNull(name);
        else
            json.WriteString(name, JsonText.Sound(text));
    }

    private static void Place(Utf8JsonWriter json, string name, ComparedSide side, TextSpan? span)
    {
        if (span is not { } place)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        JsonPlace.Write(json, side.Text, place);
        json.WriteEndObject();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
