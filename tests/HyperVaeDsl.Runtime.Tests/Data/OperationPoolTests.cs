using HyperVaeDsl.Runtime.Data;

namespace HyperVaeDsl.Runtime.Tests.Data;

public class OperationPoolTests
{
    private static readonly DataSettings Whole = new(512, SamplerKind.Shuffled, 0, 0, Curriculum: false);

    [Fact]
    public void A_split_has_the_sizes_of_the_historical_one_and_parts_that_do_not_meet()
    {
        DataSettings settings = Whole with { Split = (0.8, 0.1) };
        int[] training = Part(settings, DataPart.Training, 42);
        int[] validation = Part(settings, DataPart.Validation, 42);
        int[] test = Part(settings, DataPart.Test, 42);
        Assert.Equal([15746, 1968, 1969], new[] { training.Length, validation.Length, test.Length });
        Assert.Equal(TernaryOperations.Count, training.Concat(validation).Concat(test).Distinct().Count());
        Assert.Equal(training, Part(settings, DataPart.Training, 42));
        Assert.NotEqual(training, Part(settings, DataPart.Training, 43));
        Assert.Equal(15746, OperationPool.TrainingCount(settings));
        Assert.Equal(62, BatchSampler.StepsPerEpoch(settings with { BatchSize = 256 }));
    }

    [Fact]
    public void A_subset_holds_both_of_its_ends()
    {
        DataSettings settings = Whole with { Subset = (0, 999) };
        Assert.Equal(Enumerable.Range(0, 1000), Part(settings, DataPart.Training, 1));
        Assert.Equal(19683, Part(settings, DataPart.All, 1).Length);
        Assert.Equal(1000, OperationPool.TrainingCount(settings));
        Assert.Equal(800, Part(settings with { Split = (0.8, 0.1) }, DataPart.Training, 1).Length);
        Assert.True(Part(settings with { Split = (0.8, 0.1) }, DataPart.Test, 1).Max() < 1000);
    }

    [Theory]
    [InlineData(8, 62 / 8.0)]
    [InlineData(3, 62 / 3.0)]
    public void Steps_of_an_epoch_are_updates(int accumulate, double exact)
    {
        DataSettings settings = Whole with { BatchSize = 256, Split = (0.8, 0.1), Accumulate = accumulate };
        Assert.Equal((int)Math.Ceiling(exact), BatchSampler.StepsPerEpoch(settings));
    }

    [Theory]
    [InlineData(DataPart.Validation)]
    [InlineData(DataPart.Test)]
    public void Without_a_split_there_is_nothing_kept_apart(DataPart part)
    {
        Assert.Throws<ArgumentException>(() => OperationPool.Of(Whole, part, seed: 1));
        Assert.Throws<ArgumentException>(() => OperationPool.Of(Whole with { Split = (0.99999, 0) }, DataPart.Validation, seed: 1));
    }

    private static int[] Part(DataSettings settings, DataPart part, ulong seed) => OperationPool.Of(settings, part, seed).Operations.ToArray();
}
