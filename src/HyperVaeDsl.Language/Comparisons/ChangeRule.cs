namespace HyperVaeDsl.Language.Comparisons;

/// <summary>A kind of change.</summary>
/// <param name="Id">Its id, such as DF203, which never gets another meaning.</param>
/// <param name="Title">It in a few words, such as "values of a signal".</param>
/// <param name="Level">Whom it concerns.</param>
/// <param name="Kind">What became of the thing.</param>
public sealed record ChangeRule(string Id, string Title, ChangeLevel Level, ChangeKind Kind)
{
    /// <summary>The rule of the same change in the other direction.</summary>
    public ChangeRule Mirror => Kind switch
    {
        ChangeKind.Added => ChangeRules.All.First(rule => rule.Kind == ChangeKind.Removed && rule.Thing == Thing),
        ChangeKind.Removed => ChangeRules.All.First(rule => rule.Kind == ChangeKind.Added && rule.Thing == Thing),
        _ => this,
    };

    private string Thing => Title.Substring(0, Title.LastIndexOf(' '));
}
