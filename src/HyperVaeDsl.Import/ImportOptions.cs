namespace HyperVaeDsl.Import;

/// <summary>What a user says beside the configuration.</summary>
/// <param name="Name">The name of the methodology; null to take that of the file.</param>
/// <param name="Layout">The name of the layout; null to recognise it.</param>
/// <param name="Items">How many items an epoch has, where the configuration does not say it; null if unknown.</param>
public sealed record ImportOptions(string? Name = null, string? Layout = null, int? Items = null);
