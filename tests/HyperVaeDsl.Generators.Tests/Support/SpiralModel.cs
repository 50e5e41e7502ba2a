namespace HyperVaeDsl.Generators.Tests;

/// <summary>What a user writes for tests/corpus/valid/own_model.</summary>
internal static class SpiralModel
{
    public const string Code = """
        #nullable enable
        using System.Collections.Generic;
        using HyperVaeDsl.Runtime.Data;
        using HyperVaeDsl.Runtime.Models;
        using HyperVaeDsl.Runtime.Tensors;
        using HyperVaeDsl.Runtime.Training;
        using User.Project;

        public sealed class Mine : Spiral.IModel
        {
            public ModelPart Encoder { get; } = new DenseLayers(1, 1);
            public ModelPart Decoder { get; } = new DenseLayers(1, 1);
            public void Forward(ItemBatch batch, double temperature) { }
            public Tensor Reconstruction(ItemBatch batch) => throw new System.NotSupportedException();
            public Tensor Kl(ItemBatch batch) => throw new System.NotSupportedException();
            public Tensor Smoothness(ItemBatch batch) => throw new System.NotSupportedException();
            public Spiral.Metrics Measure(IEnumerable<ItemBatch> items) => new Spiral.Metrics(Fidelity: 1, Roughness: 0);
            public static IMethodology Make() => new Spiral(new Mine());
        }
        """;

    /// <summary>It with more members.</summary>
    public static string With(string members) => Code[..Code.LastIndexOf('}')] + members + "\n}\n";
}
