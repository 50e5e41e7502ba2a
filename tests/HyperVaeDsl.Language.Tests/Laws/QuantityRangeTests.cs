using System.Globalization;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Params that are compared and counted with: thresholds, margins, patience, warm-up and rest are proved for all of their values, or refuted with one.</summary>
public sealed class QuantityRangeTests
{
    private const int Values = 30;

    private int proved;
    private int refuted;

    /// <summary>What no list of chosen values finds: the error needs a value strictly inside of ranges, or a combination of several.</summary>
    [Theory]
    [InlineData("param p = 50% in 10..100.5%", "guard g when coverage < p for 3 epochs stop", "HV0901")]
    [InlineData("param p = 0.5 in 0.1..2", "guard g when radial_correlation stalls within p for 3 epochs stop", "HV0901")]
    [InlineData("param p = 5 evals in 1..400 evals", "guard g when coverage < 50% for p stop", "HV0902")]
    [InlineData("param p = 5 epochs in 1.5..25 epochs", "component vae_A.encoder { starts frozen\n unfreeze when coverage >= 99%\n warmup p\n }", "HV0525")]
    [InlineData("param p = 96% in 95..98%\n  param r = 99% in 97..99.9%", "component vae_A.encoder { starts frozen\n unfreeze when coverage >= r\n freeze when coverage <= p\n }", "HV0523")]
    [InlineData("param p = 3 evals in 1..12 evals\n  param r = 3 epochs in 1.0..19 epochs", "component vae_A.encoder { starts frozen\n unfreeze when coverage >= 99% for p\n warmup r\n freeze when coverage < 90%\n }", null)]
    [InlineData("param p = 3 evals in 1..22 evals\n  param r = 3 epochs in 1.0..19 epochs", "component vae_A.encoder { starts frozen\n unfreeze when coverage >= 99% for p\n warmup r\n freeze when coverage < 90%\n }", "HV0525")]
    [InlineData("param p = 95% in 94..98%\n  param r = 94% in 90..95.5%", "component vae_A.encoder { starts frozen\n unfreeze when coverage >= 99%\n freeze when coverage < p\n anneal freeze by q step 0.1% floor r ceiling 98%\n }", "HV0524")]
    [InlineData("param p = 96% in 95.5..98%\n  param r = 94% in 90..95.5%", "component vae_A.encoder { starts frozen\n unfreeze when coverage >= 99%\n freeze when coverage < p\n anneal freeze by q step 0.1% floor r ceiling 98%\n }", null)]
    [InlineData("param p = 5 evals in 4..9 evals\n  param r = 9 evals in 5..20 evals", "component vae_A.encoder { starts trainable\n unfreeze when coverage >= 99%\n freeze when coverage < 90% for p\n anneal patience by q step 1 evals floor 2 evals ceiling r\n }", "HV0524")]
    public void Quantities_are_proved_or_refuted_with_values_that_fail(string parameters, string statement, string? code)
    {
        string text = Text($"  {parameters}\n", statement);
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        List<Diagnostic> errors = ParamRangeTests.Errors(compilation);
        if (code == null)
        {
            Assert.Empty(errors);
            Assert.Empty(compilation.TriedParams);
            Assert.Equal(0, compilation.OtherSettings);
            return;
        }
        Diagnostic finding = Assert.Single(errors);
        Assert.Contains($"there is {code}", finding.Message, StringComparison.Ordinal);
        Assert.Contains(HvaeCompiler.Compile("x.hvae", text, new HvaeOptions { Settings = ParamRangeTests.Shown(finding) }).Diagnostics, item => item.Code == code);
    }

    /// <summary>Random machines and guards with params of each kind: where all is proved no value of a dense sample fails, and what is reported fails as it says.</summary>
    [Fact]
    public void What_is_proved_of_quantities_holds_at_every_value()
    {
        const int Times = 150;
        Law.Holds(Times, Law.Seeds, seed => Check(new Random(seed)));
        Assert.InRange(proved, Law.Times(Times) / 8, Law.Times(Times));
        Assert.InRange(refuted, Law.Times(Times) / 8, Law.Times(Times));
    }

    private void Check(Random random)
    {
        // Narrow ranges are often right, wide ones are wrong somewhere.
        bool isNarrow = random.Next(3) > 0;
        (string Name, string Unit, double Low, double High, bool IsWhole)[] parameters = isNarrow
            ?
            [
                ("lower", "%", 85 + 4 * random.NextDouble(), 90 + 4.5 * random.NextDouble(), false),
                ("upper", "%", 94.4 + random.NextDouble(), 96 + 3.4 * random.NextDouble(), false),
                ("wait", " evals", 1, random.Next(2, 5), true),
                ("calm", " evals", 1, random.Next(2, 5), true),
                ("begin", " epochs", 0.5 + random.NextDouble(), 2 + 4 * random.NextDouble(), false),
                ("edge", "", 0.01 * random.NextDouble() + 0.001, 0.05 + 0.3 * random.NextDouble(), false),
            ]
            :
            [
                ("lower", "%", 90 + 4 * random.NextDouble(), 95 + 4 * random.NextDouble(), false),
                ("upper", "%", 94 + 4 * random.NextDouble(), 98.5 + 1.6 * random.NextDouble(), false),
                ("wait", " evals", random.Next(1, 4), random.Next(5, 24), true),
                ("calm", " evals", random.Next(1, 4), random.Next(5, 24), true),
                ("begin", " epochs", 0.5 + random.NextDouble(), 5 + 17 * random.NextDouble(), false),
                ("edge", "", 0.01 * random.NextDouble() + 0.001, 0.1 + 2 * random.NextDouble() * random.NextDouble(), false),
            ];
        parameters = [.. parameters.Select(item => item.IsWhole ? item : item with { Low = Math.Round(item.Low, 2), High = Math.Round(item.High, 2) + 0.01 })];
        string declared = string.Concat(parameters.Select(item => string.Create(CultureInfo.InvariantCulture, $"  param {item.Name} = {Default(item.Low, item.High, item.IsWhole)}{item.Unit} in {item.Low}..{item.High}{item.Unit}\n")));
        string below = random.Next(3) == 0 ? "<=" : "<";
        string machine = $"component vae_A.encoder {{\n starts {(random.Next(2) == 0 ? "frozen" : "trainable")}\n unfreeze when coverage {(random.Next(3) == 0 ? ">" : ">=")} upper for wait\n freeze when coverage {below} lower{(random.Next(2) == 0 ? " and radial_correlation stalls within edge" : "")} for calm\n warmup begin\n"
            + (random.Next(2) == 0 ? " hysteresis wait\n" : "") + (random.Next(3) == 0 ? $" anneal freeze by q step 0.1% floor 80% ceiling {(random.Next(2) == 0 ? "98%" : "upper")}\n" : "") + " }";
        string guard = $"guard g when coverage < {(random.Next(2) == 0 ? "lower" : "upper")} and radial_correlation rises by edge for {(random.Next(2) == 0 ? "wait" : "calm")} stop";
        string text = Text(declared, $"{machine}\n  {guard}", random.Next(12, 60));
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        List<Diagnostic> errors = ParamRangeTests.Errors(compilation);
        foreach (Diagnostic error in errors.Where(error => error.Code == "HV1013"))
        {
            string code = error.Message[(error.Message.IndexOf(" there is ", StringComparison.Ordinal) + 10)..][..6];
            Assert.True(ParamRangeTests.Errors(HvaeCompiler.Compile("x.hvae", text, new HvaeOptions { Settings = ParamRangeTests.Shown(error) })).Any(item => item.Code == code), $"{error.Message}\n{text}");
        }
        refuted += errors.Any(error => error.Code == "HV1013") ? 1 : 0;
        if (errors.Count > 0 || compilation.TriedParams.Count > 0)
            return;
        proved++;
        for (int i = 0; i < Values; i++)
        {
            Dictionary<string, string> settings = parameters.ToDictionary(item => item.Name, item => Between(random, item.Low, item.High, item.IsWhole) + item.Unit, StringComparer.Ordinal);
            List<Diagnostic> found = ParamRangeTests.Errors(HvaeCompiler.Compile("x.hvae", text, new HvaeOptions { Settings = settings }));
            Assert.True(found.Count == 0, $"{string.Join(", ", settings)}: {string.Join("\n", found.Select(item => item.Message))}\n{text}");
        }
    }

    private static string Default(double low, double high, bool isWhole) => isWhole ? low.ToString("R", CultureInfo.InvariantCulture) : Math.Round(low + (high - low) / 2, 3).ToString("R", CultureInfo.InvariantCulture);

    // Ends often, and thirds of the way.
    private static string Between(Random random, double low, double high, bool isWhole)
    {
        double value = random.Next(4) switch { 0 => low, 1 => high, 2 => low + (high - low) * random.Next(1, 3) / 3, _ => low + (high - low) * random.NextDouble() };
        return (isWhole ? Math.Round(value) : value).ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Text(string parameters, string statements, int epochs = 20) =>
        Sample.Of($"{parameters}  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  {statements}\n", epochs);
}
