using System.Globalization;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>The pictures of the ball in a run folder, ball-EPOCHS-A.png and ball-EPOCHS-B.png, after how many epochs they were taken.</summary>
internal static class BallFiles
{
    private const string Start = "ball-";

    /// <summary>The path of a picture.</summary>
    public static string Of(string folder, int epochs, char vae) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Start}{epochs:D4}-{vae}.png"));

    /// <summary>After how many epochs there are pictures of both VAEs, ascending.</summary>
    public static IReadOnlyList<int> All(string folder) =>
        [.. Directory.EnumerateFiles(folder, Start + "*-A.png").Select(EpochsOf).Where(epochs => epochs >= 0 && File.Exists(Of(folder, epochs, 'B'))).Order()];

    /// <summary>Deletes what was taken after so many epochs.</summary>
    public static void CutAfter(string folder, int epochs)
    {
        foreach (string file in Directory.GetFiles(folder, Start + "*.png").Where(file => EpochsOf(file) > epochs))
            File.Delete(file);
    }

    /// <summary>Copies what was taken after up to so many epochs into the folder of a branch.</summary>
    public static void Copy(string from, string to, int epochs)
    {
        foreach (string file in Directory.GetFiles(from, Start + "*.png").Where(file => EpochsOf(file) is >= 0 and var taken && taken <= epochs))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>Deletes all but the first, the one nearest to the middle of the run, and the last.</summary>
    public static void Thin(string folder, int epochs)
    {
        IReadOnlyList<int> all = All(folder);
        if (all.Count <= 3)
            return;
        int middle = all.Skip(1).SkipLast(1).MinBy(taken => Math.Abs((2 * taken) - epochs));
        foreach (int taken in all.Skip(1).SkipLast(1).Where(taken => taken != middle))
        {
            File.Delete(Of(folder, taken, 'A'));
            File.Delete(Of(folder, taken, 'B'));
        }
    }

    private static int EpochsOf(string path)
    {
        ReadOnlySpan<char> name = Path.GetFileNameWithoutExtension(path.AsSpan());
        return name.Length > Start.Length + 2 && int.TryParse(name[Start.Length..^2], NumberStyles.None, CultureInfo.InvariantCulture, out int epochs) ? epochs : -1;
    }
}
