using System.Diagnostics;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// What 'hvae diff --against' and 'hvae lock' cost in a repository of 200 methodologies, most of them heirs of one base: when one heir was changed, when the
/// base was changed, so that all have to be compared, and when it was broken.
/// </summary>
internal static class RepositoryBenchmark
{
    private const int Files = 200;
    private const int Rounds = 3;

    public static void Run(string tool, string history)
    {
        string folder = Directory.CreateTempSubdirectory("hvae-repository").FullName;
        try
        {
            foreach (string file in Directory.GetFiles(history, "*.hvae"))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            int heirs = Files - Directory.GetFiles(folder).Length;
            for (int i = 0; i < heirs; i++)
                File.WriteAllText(Path.Combine(folder, FormattableString.Invariant($"heir_{i}.hvae")), FormattableString.Invariant($"import \"v5_12.hvae\"\n\nmethodology Heir{i} extends V5_12 {{\n  override seed  {i}\n}}\n"));
            Git("init", "-q", "-b", "main");
            Git("add", ".");
            Git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "all");
            Console.WriteLine(FormattableString.Invariant($"{Files} files in a repository, {heirs} of them heirs of one base; median of {Rounds}"));
            Measure("one heir changed", "heir_0.hvae", "override seed", "override evaluate  every 2 epochs\n  override seed");
            Measure("the base changed", "structural.hvae", "1e-8", "2e-8");
            Measure("the base broken", "v5_12.hvae", "epochs", "epoch");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        void Measure(string what, string file, string old, string @new)
        {
            string path = Path.Combine(folder, file);
            string text = File.ReadAllText(path);
            if (!text.Contains(old, StringComparison.Ordinal))
                throw new InvalidOperationException($"{file} does not say '{old}'.");
            File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));
            Console.WriteLine(FormattableString.Invariant($"  {what,-20}hvae diff --against main {Median("diff", "--against", "main"),8:F0} ms    hvae lock {Median("lock"),8:F0} ms"));
            File.WriteAllText(path, text);
        }

        double Median(params string[] arguments) => Statistics.Median(Enumerable.Range(0, Rounds).Select(_ => Start(tool, arguments)));

        void Git(params string[] arguments) => Start("git", arguments);

        double Start(string program, string[] arguments) =>
            NativeBenchmark.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true }).Milliseconds;
    }
}
