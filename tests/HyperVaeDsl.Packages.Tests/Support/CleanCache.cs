namespace HyperVaeDsl.Packages.Tests;

/// <summary>A package cache that is empty before the tests: what they restore comes from the feed, and from the sources of the machine.</summary>
public sealed class CleanCache : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("hvae-cache-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>One build at a time, and one cache for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class PackedCollection : ICollectionFixture<CleanCache>
{
    public const string Name = "packed";
}
