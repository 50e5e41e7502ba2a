namespace HyperVaeDsl.Import.Configuration;

/// <summary>Values by key, in the order in which they are written.</summary>
/// <param name="entries">The keys and their values; no key comes twice.</param>
/// <param name="line">The line where it begins.</param>
/// <param name="column">The column where it begins.</param>
public sealed class ConfigMap(IReadOnlyList<KeyValuePair<string, ConfigNode>> entries, int line, int column) : ConfigNode(line, column)
{
    /// <summary>The keys and their values.</summary>
    public IReadOnlyList<KeyValuePair<string, ConfigNode>> Entries { get; } = entries;

    /// <summary>The value of a key, or null.</summary>
    public ConfigNode? Find(string key)
    {
        foreach ((string name, ConfigNode value) in Entries)
        {
            if (name == key)
                return value;
        }
        return null;
    }

    /// <summary>This map over another one: maps are merged key by key, everything else is replaced. So do Hydra and OmegaConf.</summary>
    public ConfigMap Over(ConfigMap below)
    {
        List<KeyValuePair<string, ConfigNode>> merged = [];
        foreach ((string key, ConfigNode value) in below.Entries)
        {
            ConfigNode? own = Find(key);
            merged.Add(new(key, own is ConfigMap mine && value is ConfigMap theirs ? mine.Over(theirs) : own ?? value));
        }
        merged.AddRange(Entries.Where(entry => below.Find(entry.Key) == null));
        return new ConfigMap(merged, Line, Column);
    }
}
