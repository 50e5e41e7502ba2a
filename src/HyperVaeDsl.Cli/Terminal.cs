namespace HyperVaeDsl.Cli;

/// <summary>What the tool writes to: a person's terminal, or a program.</summary>
/// <param name="IsInteractive">Whether a terminal shows the output.</param>
/// <param name="Width">Columns of the terminal; 0 when there is none, and lines may be of any length.</param>
/// <param name="WantsColor">Whether a terminal may be coloured: NO_COLOR is not set and it is not a dumb one.</param>
internal sealed record Terminal(bool IsInteractive, int Width, bool WantsColor)
{
    private const int Narrowest = 40;

    /// <summary>No terminal: a file or a pipe.</summary>
    public static Terminal None { get; } = new(false, 0, false);

    /// <summary>The terminal behind the standard output.</summary>
    public static Terminal OfStandardOutput()
    {
        if (Console.IsOutputRedirected)
            return None;
        bool wantsColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new Terminal(true, Math.Max(Narrowest, WidthOfConsole()), wantsColor);
    }

    private static int WidthOfConsole()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : 80;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return 80;
        }
    }
}
