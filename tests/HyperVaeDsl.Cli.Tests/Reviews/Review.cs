namespace HyperVaeDsl.Cli.Tests.Reviews;

/// <summary>A change of the real history, and what a reviewer who reads what the tool says of it would catch.</summary>
/// <param name="Name">Name of the page.</param>
/// <param name="Title">What changed.</param>
/// <param name="Old">The old file.</param>
/// <param name="New">The new file.</param>
/// <param name="Catches">What is caught, in a sentence, and the words of the tool that say so.</param>
internal sealed record Review(string Name, string Title, string Old, string New, params (string Sentence, string[] Said)[] Catches)
{
    /// <summary>Between the methodologies as their authors meant them.</summary>
    public static Review Meant(string name, string title, string old, string @new, params (string, string[])[] catches) =>
        new(name, title, $"examples/history/{old}.hvae", $"examples/history/{@new}.hvae", catches);

    /// <summary>Between them as they were, with their mistakes.</summary>
    public static Review AsItWas(string name, string title, string old, string @new, params (string, string[])[] catches) =>
        new($"{name}-as-it-was", $"{title}, as it was", $"tests/scoreboard/defects/{old}/as-it-was.hvae", $"tests/scoreboard/defects/{@new}/as-it-was.hvae", catches);
}
