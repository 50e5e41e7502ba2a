using System.Text.Json;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>Places in JSON: lines and columns from 1, offsets from 0; columns and offsets in UTF-16 units; ends are exclusive.</summary>
internal static class JsonPlace
{
    /// <summary>Writes the fields path and span.</summary>
    public static void Write(Utf8JsonWriter json, SourceText text, TextSpan span)
    {
        json.WriteString("path", JsonText.Sound(text.FileAt(span.Start).Path));
        json.WriteStartObject("span");
        Position(json, "start", text, span.Start);
        Position(json, "end", text, span.End);
        json.WriteEndObject();
    }

    private static void Position(Utf8JsonWriter json, string name, SourceText text, int offset)
    {
        LinePosition at = text.PositionOf(offset);
        json.WriteStartObject(name);
        json.WriteNumber("line", at.Line);
        json.WriteNumber("column", at.Column);
        json.WriteNumber("offset", offset - text.FileStart(offset));
        json.WriteEndObject();
    }
}
