using HyperVaeDsl.Cli.Server.Protocol;
using HyperVaeDsl.Language.Editing;

namespace HyperVaeDsl.Cli.Server;

/// <summary>A document as it stands in an editor, saved or not.</summary>
/// <param name="Uri">Its address, as the editor writes it.</param>
/// <param name="Version">Its version, as the editor counts.</param>
/// <param name="File">Its text.</param>
internal sealed record OpenDocument(string Uri, int Version, EditedFile File)
{
    /// <summary>The document after some changes, one after the other. Places beyond the text are its nearest ends.</summary>
    public OpenDocument Changed(int? version, IEnumerable<ContentChange> changes)
    {
        EditedFile file = File;
        foreach (ContentChange change in changes)
        {
            string text = change.Text ?? "";
            if (change.Range is not { } range)
            {
                file = new EditedFile(file.Path, text);
                continue;
            }
            int start = Places.OffsetOf(file.Text, range.Start);
            int end = Math.Max(start, Places.OffsetOf(file.Text, range.End));
            string content = file.Text.Content;
            file = new EditedFile(file.Path, string.Concat(content.AsSpan(0, start), text, content.AsSpan(end)));
        }
        return this with { Version = version ?? Version, File = file };
    }
}
