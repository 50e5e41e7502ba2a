using HyperVaeDsl.EngineConformance;

namespace HyperVaeDsl.Engines.TorchSharp.Tests;

public sealed class AgainstReferenceTests() : EngineAgainstReference(Device.Open());

public sealed class AgainstPyTorchTests() : EngineAgainstPyTorch(Device.Open());

public sealed class FreezingTests() : EngineFreezing(Device.Open());

public sealed class MisuseTests() : EngineMisuse(Device.Open(), Device.Open());

public sealed class RealShapeTests() : EngineShapes(Device.Open());

public sealed class SemanticsTests() : EngineSemantics(Device.Open());
