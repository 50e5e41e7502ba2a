namespace HyperVaeDsl.Import.Tests;

/// <summary>What cannot be imported says so in a sentence.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("a: 1\n", "No known layout fits")]
    [InlineData("total_epochs: many\nvae_a: {x: 1}\nvae_b: {x: 1}\n", "total_epochs is missing")]
    [InlineData("total_epochs: 10\nbatch_size: 4\nvae_a: {x: 1}\nvae_b: {x: 1}\n", "vae_a needs beta_start")]
    [InlineData("training: {epochs: 0, batch_size: 4, lr: 1}\n", "training.epochs is missing")]
    [InlineData("training: {epochs: 2, batch_size: 4, lr: 1}\n", "Add --items N")]
    [InlineData("max_duration: 5tok\n", "tokens and seconds")]
    [InlineData("sched: cosine\nlr: x\nepochs: 3\n", "lr is missing")]
    [InlineData("trainer: {max_epochs: -1}\n", "a run without an end")]
    [InlineData("defaults: [self]\n", "named by its own defaults")]
    public void Says_what_is_missing(string text, string message)
    {
        ImportException exception = Assert.Throws<ImportException>(() => Importer.Import("self.yaml", text, name => name == "self.yaml" ? text : null, new ImportOptions()));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void References_in_a_circle_stay_texts()
    {
        ImportedMethodology imported = Importer.Import("x.yaml", "training: {epochs: 2, batch_size: 4, lr: 0.1, grad_clip: '${training.other}', other: '${training.grad_clip}'}\n", _ => null, new ImportOptions(Items: 100));
        Assert.Contains(imported.Left, leaf => leaf.Path == "training.grad_clip" && leaf.Reason == "a number is expected here");
    }
}
