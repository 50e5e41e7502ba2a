namespace HyperVaeDsl.Engines.Cpu.Threading;

/// <summary>
/// The work of one operation, cut into chunks that any thread may run in any order. Where the cuts lie depends on shapes
/// alone, so results do not depend on the number of threads.
/// </summary>
internal interface IChunkedWork
{
    void Run(int chunk);
}
