using System.Globalization;

namespace TernaryOperations;

/// <summary>Names of run folders: runs/cyclical-001, runs/cyclical-002, ... A run is never overwritten.</summary>
internal static class RunNames
{
    /// <summary>The first free folder of a methodology.</summary>
    public static string Next(string output, string methodology)
    {
        for (int number = 1; ; number++)
        {
            string folder = Path.Combine(output, string.Create(CultureInfo.InvariantCulture, $"{methodology}-{number:000}"));
            if (!Path.Exists(folder))
                return folder;
        }
    }
}
