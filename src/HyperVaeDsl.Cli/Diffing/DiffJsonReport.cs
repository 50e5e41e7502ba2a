using System.Text.Json;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Comparisons.Methods;
using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>
/// JSON lines: an object for each comparison, by docs/schemas/diff-1.schema.json. A field is only ever added; what a reader of this version relies on
/// would get another number.
/// </summary>
internal sealed class DiffJsonReport(TextWriter writer, DiffView view) : IDiffReport
{
    private const int Version = 1;

    public void Add(MethodologyComparison comparison) => writer.Write(JsonText.Of(json => Write(json, comparison), isIndented: false) + "\n");

    public void Note(string sentence) => writer.Write(JsonText.Of(
        json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("kind", "note");
            json.WriteString("sentence", JsonText.Sound(sentence));
            json.WriteEndObject();
        },
        isIndented: false) + "\n");

    public void Finish()
    {
    }

    private void Write(Utf8JsonWriter json, MethodologyComparison c)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("kind", "comparison");
        Side(json, "old", c.Old);
        Side(json, "new", c.New);
        json.WriteBoolean("partial", c.IsPartial);
        Strings(json, "notCompared", c.NotCompared);
        json.WriteBoolean("sameMeaning", c.IsSameMeaning);
        json.WriteBoolean("trainsTheSame", c.TrainsTheSame);
        First(json, c.First);
        json.WriteStartObject("resume");
        if (c.Resumption.Epochs is { } epochs)
            json.WriteNumber("epochs", epochs);
        else
            json.WriteNull("epochs");
        Strings(json, "reasons", c.Resumption.Reasons);
        json.WriteEndObject();
        json.WriteStartObject("text");
        json.WriteBoolean("identical", c.Text.IsIdentical);
        json.WriteNumber("added", c.Text.Added);
        json.WriteNumber("removed", c.Text.Removed);
        json.WriteNumber("moved", c.Text.Moved);
        json.WriteEndObject();
        Changes(json, "changes", c, c.Changes);
        Changes(json, "muted", c, c.Muted);
        Changes(json, "ignored", c, c.Ignored);
        Strings(json, "unusedIgnores", c.UnusedIgnores.Select(rule => rule.Text));
        Phases(json, c);
        json.WriteStartObject("unchanged");
        foreach ((string kind, IReadOnlyList<string> names) in c.Unchanged)
            Strings(json, kind, names);
        json.WriteEndObject();
        Strings(json, "oldFacts", c.OldFacts);
        Strings(json, "newFacts", c.NewFacts);
        if (view.Methods)
            json.WriteString("methods", JsonText.Sound(MethodsSection.Of(c)));
        json.WriteEndObject();
    }

    private static void Side(Utf8JsonWriter json, string name, ComparedSide side)
    {
        json.WriteStartObject(name);
        json.WriteString("path", JsonText.Sound(side.Text.Path));
        json.WriteString("name", JsonText.Sound(side.Name));
        if (side.Digest != null)
            json.WriteString("digest", side.Digest);
        else
            json.WriteNull("digest");
        json.WriteNumber("errors", side.Count(Severity.Error));
        json.WriteNumber("warnings", side.Count(Severity.Warning));
        json.WriteEndObject();
    }

    private static void First(Utf8JsonWriter json, FirstDifference? first)
    {
        if (first == null)
        {
            json.WriteNull("first");
            return;
        }
        json.WriteStartObject("first");
        json.WriteNumber("epoch", first.Epoch);
        json.WriteNumber("step", first.Step);
        json.WriteNumber("stepsPerEpoch", first.StepsPerEpoch);
        json.WriteString("what", JsonText.Sound(first.What));
        json.WriteEndObject();
    }

    private static void Phases(Utf8JsonWriter json, MethodologyComparison c)
    {
        json.WriteStartArray("phases");
        foreach (PhasePair pair in c.Phases)
        {
            json.WriteStartObject();
            Phase(json, "old", pair.Old);
            Phase(json, "new", pair.New);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Phase(Utf8JsonWriter json, string name, Phase? phase)
    {
        if (phase == null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("name", phase.Name);
        json.WriteNumber("start", phase.Start);
        json.WriteNumber("end", phase.End);
        json.WriteEndObject();
    }

    private static void Changes(Utf8JsonWriter json, string name, MethodologyComparison c, IReadOnlyList<Change> changes)
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
            Strings(json, "notes", change.Notes);
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

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(JsonText.Sound(text));
        json.WriteEndArray();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
