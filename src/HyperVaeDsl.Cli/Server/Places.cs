using HyperVaeDsl.Cli.Server.Protocol;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Server;

/// <summary>Places of the protocol, which count from 0, and those of the language, which count from 1. Both count UTF-16 units.</summary>
internal static class Places
{
    /// <summary>The offset of a place.</summary>
    public static int OffsetOf(SourceText text, Position place) =>
        text.OffsetOf(new LinePosition((int)Math.Min(int.MaxValue, Math.Max(0, (long)place.Line) + 1), (int)Math.Min(int.MaxValue, Math.Max(0, (long)place.Character) + 1)));

    /// <summary>The place of an offset of the file that it lies in.</summary>
    public static Position Of(SourceText text, int offset)
    {
        LinePosition place = text.PositionOf(offset);
        return new Position(place.Line - 1, place.Column - 1);
    }

    /// <summary>A stretch of the file that it begins in.</summary>
    public static Protocol.Range Of(SourceText text, TextSpan span)
    {
        // Of several files the end is that of the first one, if a stretch reaches over it.
        SourceText file = text.FileAt(span.Start);
        int start = span.Start - text.FileStart(span.Start);
        int end = Math.Min(start + Math.Max(0, span.Length), file.Content.Length);
        return new Protocol.Range(Of(file, start), Of(file, end));
    }

    /// <summary>The span of a stretch.</summary>
    public static TextSpan SpanOf(SourceText text, Protocol.Range range)
    {
        int start = OffsetOf(text, range.Start);
        return new TextSpan(start, Math.Max(start, OffsetOf(text, range.End)));
    }
}
