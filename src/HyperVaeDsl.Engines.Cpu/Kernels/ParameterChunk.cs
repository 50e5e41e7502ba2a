namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>A piece of the flat parameter memory that lies within one parameter.</summary>
internal readonly record struct ParameterChunk(int Start, int Length, int Parameter);
