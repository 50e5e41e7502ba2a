using System.Globalization;
using HyperVaeDsl.Runtime.Storage;

namespace TernaryOperations;

/// <summary>Names of run folders: runs/cyclical-001, runs/cyclical-002, ... A run is never overwritten.</summary>
internal static class RunNames
{
    /// <summary>The first free folder of a methodology.</summary>
    public static string Next(string output, string methodology)
    {
        for (int number = 1; ; number++)
        {
            string folder = Of(output, methodology, number);
            if (!Path.Exists(folder))
                return folder;
        }
    }

    /// <summary>The newest run of a methodology that has not ended; null if every one has.</summary>
    public static string? NewestThatGoesOn(string output, string methodology)
    {
        int number = 1;
        while (Path.Exists(Of(output, methodology, number)))
            number++;
        for (number--; number > 0; number--)
        {
            if (RunStatus.Read(Of(output, methodology, number)) is { HasEnded: false })
                return Of(output, methodology, number);
        }

        return null;
    }

    private static string Of(string output, string methodology, int number) =>
        Path.Combine(output, string.Create(CultureInfo.InvariantCulture, $"{methodology}-{number:000}"));
}
