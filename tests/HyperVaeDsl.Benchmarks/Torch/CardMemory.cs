using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace HyperVaeDsl.Benchmarks.Torch;

/// <summary>The memory of a card that is in use, by all programs, as <c>nvidia-smi</c> says: TorchSharp has no call for it.</summary>
/// <param name="device">A device of the engine: <c>cuda</c>, <c>cuda:1</c>; a CPU has no such memory.</param>
internal sealed class CardMemory(string device)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly bool isCard = device.StartsWith("cuda", StringComparison.OrdinalIgnoreCase);
    private readonly string number = device.IndexOf(':', StringComparison.Ordinal) is >= 0 and int colon ? device[(colon + 1)..] : "0";

    /// <summary>In MiB, or <c>-</c> on a CPU and where there is no <c>nvidia-smi</c>. Cards are numbered as there, not as <c>CUDA_VISIBLE_DEVICES</c> may say.</summary>
    public string Used()
    {
        if (!isCard)
            return "-";
        ProcessStartInfo start = new("nvidia-smi", ["--query-gpu=memory.used", "--format=csv,noheader,nounits", $"--id={number}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process tool = Process.Start(start)!;
            string said = tool.StandardOutput.ReadToEnd().Trim();
            return tool.WaitForExit(Patience) && tool.ExitCode == 0 && int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out int used)
                ? used.ToString(CultureInfo.InvariantCulture)
                : "-";
        }
        catch (Win32Exception)
        {
            return "-";
        }
    }
}
