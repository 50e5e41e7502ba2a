using HyperVaeDsl.Runtime.Data;

namespace HyperVaeDsl.Runtime.Tests.Data;

public class BatchSamplerTests
{
    private static readonly DataSettings Shuffled = new(512, SamplerKind.Shuffled, 0, 0, Curriculum: false);
    private static readonly DataSettings Equally = new(512, SamplerKind.StratifiedEqually, 0, 0, Curriculum: false);
    private static readonly DataSettings High = new(512, SamplerKind.StratifiedHigh, 0.25, 4, Curriculum: false);

    private static readonly DataSettings Proportional = new(512, SamplerKind.Proportional, 0, 0, Curriculum: false);
    private static readonly DataSettings Uniform = new(512, SamplerKind.Uniform, 0, 0, Curriculum: false);
    private static readonly DataSettings Replaced = High with { WithReplacement = true };

    public static TheoryData<string> Kinds => [nameof(Shuffled), nameof(Equally), nameof(High), nameof(Proportional), nameof(Uniform), nameof(Replaced)];

    [Fact]
    public void An_epoch_has_enough_batches_for_all_operations()
    {
        Assert.Equal(39, BatchSampler.StepsPerEpoch(512));
        Assert.Equal(1, BatchSampler.StepsPerEpoch(19683));
        Assert.Equal(2, BatchSampler.StepsPerEpoch(19682));
    }

    [Fact]
    public void A_shuffled_epoch_shows_every_operation_and_fills_up_from_its_start()
    {
        int[] epoch = Epoch(Shuffled, seed: 1, number: 0);
        Assert.Equal(TernaryOperations.Count, epoch.Distinct().Count());
        Assert.Equal(epoch[..(epoch.Length - TernaryOperations.Count)], epoch[TernaryOperations.Count..]);
        Assert.NotEqual(epoch, Epoch(Shuffled, seed: 1, number: 1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Equal_seeds_draw_equal_batches_and_others_do_not(string kind)
    {
        Assert.Equal(Epoch(Settings(kind), 5, 0), Epoch(Settings(kind), 5, 0));
        Assert.NotEqual(Epoch(Settings(kind), 5, 0), Epoch(Settings(kind), 6, 0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_admitted_operations_are_drawn(string kind)
    {
        var sampler = BatchSampler.Create(Settings(kind), seed: 3);
        int[] batch = new int[512];
        for (int lowest = 9, step = 0; lowest >= 0; lowest--, step++)
        {
            sampler.Fill(0, step, lowest, batch);
            Assert.All(batch, operation => Assert.True(TernaryOperations.Valuations[operation] >= lowest));
            // The rare high valuations have no place in a proportional batch, and only by chance one in a uniform batch.
            if (kind != nameof(Proportional) && kind != nameof(Uniform))
                Assert.Contains(batch, operation => TernaryOperations.Valuations[operation] == lowest);
        }
    }

    [Fact]
    public void High_valuations_get_their_share_in_equal_parts()
    {
        Span<int> quotas = stackalloc int[TernaryOperations.Strata];
        StratifiedSampler.Quotas(High, OperationPool.All, new ValuationRange(0, 9), quotas);
        // Quotas 259.2, 86.4, 28.8, 9.6 and six times 21.33.
        Assert.Equal([259, 87, 29, 10, 22, 21, 21, 21, 21, 21], quotas.ToArray());
    }

    [Fact]
    public void A_curriculum_divides_the_whole_batch_among_the_admitted()
    {
        Span<int> quotas = stackalloc int[TernaryOperations.Strata];
        StratifiedSampler.Quotas(High, OperationPool.All, new ValuationRange(6, 9), quotas);
        Assert.Equal([0, 0, 0, 0, 0, 0, 128, 128, 128, 128], quotas.ToArray());
    }

    [Fact]
    public void A_proportional_batch_has_the_shares_of_the_data()
    {
        Span<int> quotas = stackalloc int[TernaryOperations.Strata];
        StratifiedSampler.Quotas(Proportional, OperationPool.All, new ValuationRange(0, 9), quotas);
        // Quotas 341.35, 113.78, 37.93, 12.64, 4.21, 1.40, 0.47, 0.16, 0.05 and 0.03.
        Assert.Equal([341, 114, 38, 13, 4, 1, 1, 0, 0, 0], quotas.ToArray());
    }

    [Fact]
    public void With_replacement_operations_come_again_although_others_have_not_come()
    {
        int[] uniform = Epoch(Uniform, 1, 0);
        // The expected share of distinct operations is 1 - (1 - 1/n)^N, with N = 39 * 512 about 0.6374.
        Assert.InRange(uniform.Distinct().Count() / 19683.0, 0.625, 0.650);
        int[] ofValuation4 = [.. Epoch(Replaced, 1, 0).Where(operation => TernaryOperations.Valuations[operation] == 4)];
        Assert.Contains(ofValuation4.Take(162).GroupBy(operation => operation), group => group.Count() > 1);
    }

    [Fact]
    public void A_valuation_without_operations_gets_no_share()
    {
        DataSettings settings = High with { Subset = (1, 100) };
        OperationPool pool = OperationPool.Of(settings, DataPart.Training, seed: 1);
        Span<int> quotas = stackalloc int[TernaryOperations.Strata];
        StratifiedSampler.Quotas(settings, pool, new ValuationRange(0, 9), quotas);
        Assert.Equal(0, quotas[5..].ToArray().Sum());
        Assert.Equal(128, quotas[4]);
        Assert.Equal(512, quotas.ToArray().Sum());
        int[] batch = new int[512];
        // Valuations 5 to 9 are admitted and absent, so the next lower one stands in.
        BatchSampler.Create(settings, seed: 1).Fill(0, 0, lowestValuation: 9, batch);
        Assert.Equal([81], batch.Distinct());
    }

    [Fact]
    public void A_stratum_deals_all_its_operations_before_one_comes_again()
    {
        var sampler = BatchSampler.Create(Equally, seed: 4);
        int[] batch = new int[512];
        List<int> drawn = [];
        for (int step = 0; step < 12; step++)
        {
            sampler.Fill(0, step, 0, batch);
            drawn.AddRange(batch.Where(operation => TernaryOperations.Valuations[operation] == 4));
        }

        for (int deal = 0; (deal + 1) * 162 <= drawn.Count; deal++)
            Assert.Equal(162, drawn.Skip(deal * 162).Take(162).Distinct().Count());
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(0.11, 9)]
    [InlineData(1.0 / 9, 8)]
    [InlineData((1.0 / 3) + (1.0 / 3), 3)]
    [InlineData(0.99, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    public void Admission_admits_from_the_high_valuations_down(double admission, int lowest)
    {
        Assert.Equal(lowest, BatchSampler.LowestAdmitted(admission));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1.0 / 9, 1)]
    [InlineData(0.5, 4)]
    [InlineData(1, 9)]
    public void A_curriculum_from_low_admits_from_valuation_0_up(double admission, int highest)
    {
        Assert.Equal(new ValuationRange(0, highest), BatchSampler.Admitted(admission, fromLow: true));
        foreach (string kind in new[] { nameof(Shuffled), nameof(Equally), nameof(High), nameof(Uniform) })
        {
            int[] batch = new int[512];
            BatchSampler.Create(Settings(kind), seed: 3).Fill(0, 0, new ValuationRange(0, highest), batch);
            Assert.All(batch, operation => Assert.InRange(TernaryOperations.Valuations[operation], 0, highest));
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void An_admission_that_admits_nothing_is_refused(double admission)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchSampler.LowestAdmitted(admission));
    }

    private static DataSettings Settings(string kind) => kind switch
    {
        nameof(Shuffled) => Shuffled,
        nameof(Equally) => Equally,
        nameof(Proportional) => Proportional,
        nameof(Uniform) => Uniform,
        nameof(Replaced) => Replaced,
        _ => High,
    };

    private static int[] Epoch(DataSettings settings, ulong seed, int number)
    {
        var sampler = BatchSampler.Create(settings, seed);
        int steps = BatchSampler.StepsPerEpoch(settings.BatchSize);
        int[] epoch = new int[steps * settings.BatchSize];
        for (int step = 0; step < steps; step++)
            sampler.Fill(number, step, 0, epoch.AsSpan(step * settings.BatchSize, settings.BatchSize));
        return epoch;
    }
}
