using System.Text.Json;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Comparisons.Methods;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

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
        json.WriteBoolean("paramsChecked", c.Old.Compilation.UncheckedParams.Count + c.New.Compilation.UncheckedParams.Count == 0);
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
        ChangeJson.Write(json, "changes", c, c.Changes);
        ChangeJson.Write(json, "muted", c, c.Muted);
        ChangeJson.Write(json, "ignored", c, c.Ignored);
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

    internal static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(JsonText.Sound(text));
        json.WriteEndArray();
    }
}
