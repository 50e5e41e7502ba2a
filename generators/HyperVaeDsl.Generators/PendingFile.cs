using HyperVaeDsl.Language;

namespace HyperVaeDsl.Generators;

/// <summary>
/// A file whose compilation has begun: the driver of generators asks for one file after the other, and while it waits for the first the other cores compile
/// the next ones. It is equal to another one exactly if both compile the same, so that what was compiled before is found again.
/// </summary>
internal sealed class PendingFile : IEquatable<PendingFile>
{
    // Once in a process, beside the first file; not waited for.
    private static readonly Task Beside = Task.Run(HeadStart.Run);

    private readonly CompilerInput input;
    private readonly ProjectSettings settings;
    private readonly Task<CompiledFile> compiling;

    private PendingFile(CompilerInput input, ProjectSettings settings, CancellationToken cancellation)
    {
        this.input = input;
        this.settings = settings;
        // What an editor no longer waits for, because the next key was pressed, does not begin.
        compiling = Task.Run(() => FileCompiler.Compile(input, settings), cancellation);
        _ = Beside;
    }

    /// <summary>Begins to compile a file.</summary>
    public static PendingFile Begin(CompilerInput input, ProjectSettings settings, CancellationToken cancellation) => new(input, settings, cancellation);

    /// <summary>What became of the file.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public CompiledFile Result(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        // It may have been begun for somebody who no longer waits.
        return compiling.IsCanceled ? FileCompiler.Compile(input, settings) : compiling.GetAwaiter().GetResult();
    }

    /// <inheritdoc />
    public bool Equals(PendingFile? other) => other != null && input == other.input && settings == other.settings;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PendingFile);

    /// <inheritdoc />
    public override int GetHashCode() => input.GetHashCode();
}
