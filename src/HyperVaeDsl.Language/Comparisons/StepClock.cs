namespace HyperVaeDsl.Language.Comparisons;

/// <summary>The times at which steps are taken: step s of epoch e has the time e + s / steps, calculated as the trainer does.</summary>
/// <param name="steps">Steps in an epoch.</param>
internal sealed class StepClock(int steps)
{
    /// <summary>Steps in an epoch.</summary>
    public int Steps => steps;

    /// <summary>The time of a step of the run.</summary>
    public double TimeOf(long step) => (step / steps) + ((double)(step % steps) / steps);

    /// <summary>The number of the first step at or after a time.</summary>
    public long FirstAt(double time)
    {
        long step = Math.Max(0, (long)Math.Floor(time * steps) - 2);
        while (TimeOf(step) < time)
            step++;
        return step;
    }
}
