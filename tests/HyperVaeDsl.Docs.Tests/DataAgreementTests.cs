using System.Globalization;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using Sampler = HyperVaeDsl.Language.Methodologies.Sampler;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>What the compiler says of batches is what the runtime draws: steps of an epoch, sizes of parts, whole shares.</summary>
public sealed class DataAgreementTests
{
    [Fact]
    public void Steps_of_an_epoch_are_those_of_the_runtime()
    {
        Random random = new(3);
        for (int i = 0; i < 500; i++)
        {
            (int, int)? subset = random.Next(2) == 0 ? null : (random.Next(0, 9000), random.Next(9000, 19683));
            double training = random.Next(1, 100) / 100.0;
            double validation = Math.Round((1 - training) / 2, 3);
            bool isSplit = random.Next(2) == 0;
            (int batch, int accumulate) = (random.Next(1, 2000), random.Next(1, 10));
            DataSpec said = new(batch, Sampler.Shuffled, 0, 0, null, default) { Accumulate = accumulate, Subset = subset, Split = isSplit ? (training, validation, 1 - training - validation) : null };
            DataSettings drawn = new(batch, SamplerKind.Shuffled, 0, 0, false) { Accumulate = accumulate, Subset = subset, Split = isSplit ? (training, validation) : null };
            Assert.Equal(BatchSampler.StepsPerEpoch(drawn), said.StepsPerEpoch);
            Assert.Equal((double)said.StepsPerEpoch * batch * accumulate, said.SamplesPerEpoch);
        }
    }

    [Fact]
    public void The_valuations_that_are_left_out_are_those_without_a_share_in_the_runtime()
    {
        foreach (int batch in new[] { 1, 2, 9, 64, 100, 256, 512, 1000, 4096, 9842, 19682, 19683 })
        {
            int[] shares = new int[DataFacts.Counts.Count];
            Apportionment.Divide(batch, [.. DataFacts.Counts.Select(count => (double)count)], shares);
            string expected = string.Join(", ", Enumerable.Range(0, shares.Length).Where(v => shares[v] == 0));
            string size = batch.ToString(CultureInfo.InvariantCulture);
            string file = Skeleton.Shared.Wrap($"data ternary_operations {{\n  batch {size}\n  sampler proportional\n}}\n");
            string[] said = [.. Compile.Findings(file).Where(item => item.Code == "HV0606").Select(item => item.Message)];
            if (expected.Length == 0)
                Assert.Empty(said);
            else
                Assert.Contains($" {expected}: ", Assert.Single(said), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_parts_of_the_model_are_the_components_of_the_runtime()
    {
        DualVaeSettings plain = new(4, [8], [8], BallProjection.SigmoidRadius, DecoderInput.Ball, 1, 0.9);
        DualVaeSettings all = plain with { Projection = BallProjection.LearnedDirection, Networks = new ProjectionSettings(1, 8), LearnedCurvature = new CurvatureBounds(0.5, 1.1) };
        string[] known = [.. Components(plain), .. Components(all)];
        Assert.Contains("vae_A.direction", known);
        Assert.Contains("vae_B.curvature", known);
        // Each of them may be scaled; a file that scales them all has no finding about their names.
        string scales = string.Concat(known.Distinct().Select(component => $"  scale {component} by 0.5\n"));
        string file = Skeleton.Shared.Wrap($"optimizer adamw {{\n  learning_rate 1e-3\n  betas 0.9 0.999\n  epsilon 1e-8\n  weight_decay 0\n{scales}}}\n");
        Assert.DoesNotContain(Compile.Findings(file), item => item.Code == "HV0701");
    }

    // The components as the runtime's model names them.
    private static string[] Components(DualVaeSettings settings)
    {
        using CpuEngine engine = new(1);
        return [.. new DualVae(engine, settings).Parameters.Shapes.Select(shape => shape.Component).Distinct()];
    }
}
