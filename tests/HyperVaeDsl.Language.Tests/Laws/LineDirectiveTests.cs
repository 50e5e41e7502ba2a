using System.Reflection;
using System.Text;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using RoslynText = Microsoft.CodeAnalysis.Text.SourceText;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>With #line directives a stack trace names the line of the .hvae file; without them, that of the generated text.</summary>
public sealed class LineDirectiveTests
{
    private static readonly string Text = Sample.Of("  phase Warm epochs 0..2 { }\n  phase Rest epochs 2..end { activate late }\n  loss repulsion  weight 1  scale 0.5\n  group late {\n    loss entropy_B  weight 1\n  }\n", 10);

    [Theory]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.Latest)]
    public void An_exception_in_a_loss_of_a_phase_names_the_line_of_the_loss(LanguageVersion version)
    {
        int line = 1 + Array.FindIndex(Text.Split('\n'), text => text.Contains("entropy_B", StringComparison.Ordinal));
        string trace = TraceOf(path => "/methods/" + path, version);
        Assert.Contains($"Sample.TrainRest(TrainingStep step) in /methods/lines.hvae:line {line}", trace, StringComparison.Ordinal);
        // What comes from no statement of the file stays where it is.
        Assert.Matches(@"Sample\.Step\(TrainingStep step\) in .*Generated\.cs:line \d+", trace);
    }

    [Fact]
    public void Without_directives_it_names_the_generated_text() =>
        Assert.Matches(@"Sample\.TrainRest\(TrainingStep step\) in .*Generated\.cs:line \d+", TraceOf(null, LanguageVersion.Latest));

    private static string TraceOf(Func<string, string>? pathOf, LanguageVersion version)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("lines.hvae", Text);
        Assert.True(compilation.Methodology != null, Report.Of(compilation));
        string source = CSharpEmitter.Emit(compilation.Methodology, compilation.Text, "Lines", pathOf);
        CSharpCompilation made = CSharp.Compilation([], version)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(RoslynText.From(source, Encoding.UTF8), new CSharpParseOptions(version), "Generated.cs"));
        made = made.WithOptions(made.Options.WithOptimizationLevel(OptimizationLevel.Debug));
        using MemoryStream code = new();
        using MemoryStream symbols = new();
        EmitResult result = made.Emit(code, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(5)));
        Type type = Assembly.Load(code.ToArray(), symbols.ToArray()).GetType("Lines.Sample", throwOnError: true)!;
        IMethodology generated = (IMethodology)Activator.CreateInstance(type)!;
        using CountingEngine engine = new() { Broken = "LogSoftmax" };
        Trainer trainer = new(engine, new OtherFacts(generated, OtherFacts.Short(generated.Facts)), new TrainingOptions(), new Silence(), TimeProvider.System);
        return Assert.Throws<InvalidOperationException>(() => trainer.Run()).StackTrace!;
    }

    private sealed class Silence : QuietObserver;
}
