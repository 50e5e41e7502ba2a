using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Where the expression of a curve stands: what the time is called there, which signals have a local, and which names are free.</summary>
/// <param name="time">The variable that holds the time of the run.</param>
/// <param name="schedule">What stands before the method of a signal: nothing inside the class of the schedules.</param>
/// <param name="prefix">Begins the names of parts.</param>
/// <param name="taken">The names that are taken; those of parts are added.</param>
/// <param name="parts">Takes the statements that give names to parts; null where an expression must stay whole.</param>
internal sealed class CurveScope(string time, string schedule, string prefix, HashSet<string> taken, CodeWriter? parts)
{
    /// <summary>The local that holds the planned value of a signal at this time, or null.</summary>
    public Func<string, string?> Plan { get; init; } = _ => null;

    /// <summary>Whether an expression has read the time.</summary>
    public bool ReadsTime { get; private set; }

    /// <summary>What stands before the method of a signal.</summary>
    public string Schedule => schedule;

    /// <summary>Whether parts can have names.</summary>
    public bool NamesParts => parts != null;

    /// <summary>The same place inside an arm, which is computed only if it is needed.</summary>
    public CurveScope Inside() => new(time, schedule, prefix, taken, null) { Plan = Plan };

    /// <summary>The variable that holds the time.</summary>
    public string Time()
    {
        ReadsTime = true;
        return time;
    }

    /// <summary>Whether an expression is the time of the run itself.</summary>
    public bool IsNow(string expression) => expression == time;

    /// <summary>Gives a part a name.</summary>
    public string Name(string part, string expression)
    {
        string wanted = prefix.Length == 0 ? part : prefix + char.ToUpperInvariant(part[0]) + part.Substring(1);
        string name = wanted;
        for (int number = 2; !taken.Add(name); number++)
            name = wanted + Numbers.Format(number);
        parts!.Line($"double {name} = {expression};");
        return name;
    }
}
