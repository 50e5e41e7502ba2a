namespace HyperVaeDsl.Language.Methodologies;

/// <summary>Notes whether signals or losses of a methodology are looked at: what looks at neither is the same for other ones.</summary>
internal sealed class PlansRead
{
    /// <summary>Whether one was.</summary>
    public bool Any { get; set; }

    /// <summary>Whether a calculation looks at one; the note stays as if it had been made anyway.</summary>
    public static bool During(PlansRead? read, Action calculate)
    {
        if (read == null)
        {
            calculate();
            return false;
        }
        bool before = read.Any;
        read.Any = false;
        try
        {
            calculate();
            return read.Any;
        }
        finally
        {
            read.Any |= before;
        }
    }
}
