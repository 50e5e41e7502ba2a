using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>What a methodology asks of the user's own code is asked by the C# compiler, at that code, with the signature.</summary>
public sealed class OwnCodeTests
{
    private static readonly string Spiral = File.ReadAllText(Repository.Path("tests", "corpus", "valid", "own_model", "input.hvae"));
    private static readonly string Terms = File.ReadAllText(Repository.Path("tests", "corpus", "valid", "own_loss_and_metric", "input.hvae"));

    [Fact]
    public void A_model_with_all_that_is_named_compiles()
    {
        GeneratorRun run = new([("/project/spiral.hvae", Spiral)], SpiralModel.Code);
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Complaints);
    }

    /// <summary>Params are arguments beside the model.</summary>
    [Fact]
    public void Params_come_after_the_model()
    {
        string text = Spiral.Replace("methodology Spiral {\n", "methodology Spiral {\n  param rough = 0.1 in 0.05..0.5\n", StringComparison.Ordinal).Replace("smoothness  weight 0.1", "smoothness  weight rough", StringComparison.Ordinal);
        GeneratorRun run = new([("/project/spiral.hvae", text)], SpiralModel.Code.Replace("new Spiral(new Mine())", "new Spiral(new Mine(), rough: 0.2)", StringComparison.Ordinal));
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Complaints);
        Assert.Empty(new GeneratorRun([("/project/spiral.hvae", text)], SpiralModel.Code).Complaints);
        Assert.Contains("public Spiral(IModel own, double rough = 0.1)", run.Sources.Single().SourceText.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public Tensor Smoothness(ItemBatch batch) => throw new System.NotSupportedException();", "", "CS0535", "'Mine' does not implement interface member 'Spiral.IModel.Smoothness(ItemBatch)'", ": Spiral.IModel")]
    [InlineData("public ModelPart Decoder { get; } = new DenseLayers(1, 1);", "", "CS0535", "'Mine' does not implement interface member 'Spiral.IModel.Decoder'", ": Spiral.IModel")]
    [InlineData("void Forward(ItemBatch batch, double temperature)", "void Forward(ItemBatch batch)", "CS0535", "'Mine' does not implement interface member 'Spiral.IModel.Forward(ItemBatch, double)'", ": Spiral.IModel")]
    [InlineData("public Tensor Kl(", "public double Kl(", "CS0738", "'Spiral.IModel.Kl(ItemBatch)'", ": Spiral.IModel")]
    [InlineData("Fidelity: 1, Roughness: 0", "Fidelity: 1", "CS7036", "'Spiral.Metrics.Metrics(double, double)'", "new Spiral.Metrics(Fidelity: 1)")]
    [InlineData("new Spiral(new Mine())", "new Spiral()", "CS7036", "'Spiral.Spiral(Spiral.IModel)'", "new Spiral()")]
    public void What_is_forgotten_or_of_another_shape_is_an_error_at_the_users_code(string good, string bad, string code, string signature, string place)
    {
        string changed = SpiralModel.Code.Replace(good, bad, StringComparison.Ordinal);
        GeneratorRun run = new([("/project/spiral.hvae", Spiral)], changed);
        Diagnostic error = Assert.Single(run.Complaints);
        Assert.Equal(code, error.Id);
        Assert.Contains(signature, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("File0.cs", error.Location.GetLineSpan().Path);
        int line = changed[..changed.IndexOf(place, StringComparison.Ordinal)].Count(c => c == '\n');
        Assert.Equal(line, error.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [InlineData("loss external smoothness", "loss external bending", "CS0535", "'Spiral.IModel.Bending(ItemBatch)'")]
    [InlineData("components  encoder decoder", "components  encoder decoder head", "CS0535", "'Spiral.IModel.Head'")]
    public void What_the_file_adds_is_asked_for(string good, string bad, string code, string signature)
    {
        GeneratorRun run = new([("/project/spiral.hvae", Spiral.Replace(good, bad, StringComparison.Ordinal))], SpiralModel.Code);
        Assert.Empty(run.Result.Diagnostics);
        Diagnostic error = Assert.Single(run.Complaints);
        Assert.Equal(code, error.Id);
        Assert.Contains(signature, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_beside_those_of_the_runtime_are_asked_for_with_the_output_of_the_vaes()
    {
        const string user = """
            #nullable enable
            using System.Collections.Generic;
            using HyperVaeDsl.Runtime.Data;
            using HyperVaeDsl.Runtime.Models;
            using HyperVaeDsl.Runtime.Tensors;
            using User.Project;

            public sealed class Mine : Skeleton.ITerms
            {
                public Tensor Smoothness(in DualVaeOutput vae, Batch batch) => vae.A.Latent.Square().Mean();
                public Tensor Contact(in DualVaeOutput vae, Batch batch) => vae.B.Latent.Square().Mean();
                public Skeleton.Metrics Measure(DualVae model, IEnumerable<Batch> operations) => new(Bend: 0, Fold: 1);
                public static object Make() => new Skeleton(new Mine());
            }
            """;
        Assert.Empty(new GeneratorRun([("/project/skeleton.hvae", Terms)], user).Complaints);
        Diagnostic error = Assert.Single(new GeneratorRun([("/project/skeleton.hvae", Terms)], user.Replace("Tensor Contact(in DualVaeOutput vae, Batch batch)", "Tensor Contact(DualVaeOutput vae)", StringComparison.Ordinal)).Complaints);
        Assert.Equal("CS0535", error.Id);
        Assert.Contains("'Skeleton.ITerms.Contact(in DualVaeOutput, Batch)'", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_has_less_than_eighty_lines()
    {
        string folder = Repository.Path("examples", "BringYourOwnModel");
        int lines = Directory.GetFiles(folder, "*.cs").Sum(file => File.ReadLines(file).Count());
        Assert.InRange(lines, 1, 79);
    }
}
