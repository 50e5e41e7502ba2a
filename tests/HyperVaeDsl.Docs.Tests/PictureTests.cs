using System.Net;
using System.Text.RegularExpressions;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>The pictures of operators show schedules that the language has.</summary>
public sealed partial class PictureTests
{
    public static TheoryData<string> Captions
    {
        get
        {
            TheoryData<string> captions = [];
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Documents.Folder, "images"), "operators_*.svg").Order(StringComparer.Ordinal))
            {
                foreach (string card in File.ReadAllText(file).Split("<rect class=\"card\"")[1..])
                    captions.Add(string.Join(' ', Words().Matches(card).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))));
            }

            return captions;
        }
    }

    [Theory]
    [MemberData(nameof(Captions))]
    public void A_caption_is_a_schedule(string schedule)
    {
        string file = Compile.Fragment($"epochs 100\nsignal total in 0..10 = {schedule}\nloss reconstruction  weight 1\nloss entropy         weight total\n");
        Assert.DoesNotContain(": error ", Compile.Lines(file), StringComparison.Ordinal);
    }

    /// <summary>Every picture of operators stands in the reference.</summary>
    [Fact]
    public void The_reference_shows_every_picture()
    {
        string reference = Documents.Read("language.md");
        string[] pictures = [.. Directory.EnumerateFiles(Path.Combine(Documents.Folder, "images"), "operators_*.svg").Select(file => Path.GetFileName(file)!)];
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.Contains($"(images/{picture})", reference, StringComparison.Ordinal));
    }

    [GeneratedRegex("<text class=\"words\"[^>]*>([^<]*)</text>")]
    private static partial Regex Words();
}
