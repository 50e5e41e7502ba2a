using HyperVaeDsl.EngineConformance;

namespace HyperVaeDsl.Engines.Cpu.Tests;

public sealed class AgainstReferenceTests() : EngineAgainstReference(new CpuEngine(2));

public sealed class AgainstPyTorchTests() : EngineAgainstPyTorch(new CpuEngine(2));

public sealed class FreezingTests() : EngineFreezing(new CpuEngine(2));

public sealed class MisuseTests() : EngineMisuse(new CpuEngine(2), new CpuEngine(1));

public sealed class RealShapeTests() : EngineShapes(new CpuEngine(2));

public sealed class SemanticsTests() : EngineSemantics(new CpuEngine(2));
