namespace HyperVaeDsl.Language.Comparisons;

/// <summary>Whom a kind of change concerns; every rule has one, and a project may choose another.</summary>
public enum ChangeLevel
{
    /// <summary>What is calculated: signals, model, optimizer, controllers, components.</summary>
    Behaviour,

    /// <summary>The terms that are minimised, their weights, parameters and times.</summary>
    Objective,

    /// <summary>When things happen: length of the run, phases, gates, evaluations.</summary>
    Timeline,

    /// <summary>Data, batches, seed.</summary>
    Data,

    /// <summary>What watches, keeps and proves: guards, checkpoints, properties, allowances, findings, ranges.</summary>
    Safety,

    /// <summary>Names, words, layout, and where a fact is written.</summary>
    Cosmetic,
}
