using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language;

/// <summary>
/// The stages of a compilation in another order. Most of the time of the first one in a process is work of the JIT compiler, and two that run side by side ask for
/// the same functions at the same time, so that one core waits for the other. A compilation reads, verifies and writes C#; this reads, writes C# and verifies
/// from the last rule to the first, so that both meet in the middle. What comes of it is thrown away.
/// </summary>
public static class HeadStart
{
    /// <summary>A methodology that has what most have.</summary>
    internal static string Sample => EmbeddedText.Of("HeadStart.hvae");

    /// <summary>Runs all stages once; to be called beside the first compilation.</summary>
    public static void Run()
    {
        HvaeCompilation read = HvaeCompiler.Compile("sample.hvae", Sample, new HvaeOptions { Verifies = false });
        Methodology methodology = read.Methodology!;
        CSharpEmitter.Emit(read, "Sample", path => path);
        foreach (IRule rule in Verifier.All.Reverse())
            rule.Check(methodology, new DiagnosticBag());
    }
}
