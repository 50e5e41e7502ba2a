using System.Globalization;

namespace HyperVaeDsl.Import.Configuration;

/// <summary>A configuration that keeps account: what a layout reads is taken, and what is left over is told to the user.</summary>
public sealed class ConfigSheet
{
    private readonly Dictionary<string, ConfigLeaf> leaves = [];
    private readonly List<ConfigLeaf> order = [];

    /// <summary>Lays a configuration out as its leaves.</summary>
    public ConfigSheet(ConfigMap root)
    {
        Root = root;
        Spread("", root);
    }

    /// <summary>The whole configuration.</summary>
    public ConfigMap Root { get; }

    /// <summary>All leaves in the order of the file.</summary>
    public IReadOnlyList<ConfigLeaf> Leaves => order;

    /// <summary>The leaves that the methodology does not say.</summary>
    public IEnumerable<ConfigLeaf> Left => order.Where(leaf => !leaf.IsTaken);

    /// <summary>Whether there is a value at a path or below it.</summary>
    public bool Has(string path) => leaves.ContainsKey(path) || order.Exists(leaf => IsBelow(leaf.Path, path));

    /// <summary>How many items the list at a path has; 0 if there is none.</summary>
    public int Count(string path)
    {
        int count = 0;
        while (Has(Item(path, count)))
            count++;
        return count;
    }

    /// <summary>The path of an item of a list.</summary>
    public static string Item(string path, int index) => path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";

    /// <summary>Takes a number. What stands there and is none is refused with the reason.</summary>
    public ConfigNumber? Number(string path)
    {
        if (Scalar(path) is not { } leaf)
            return null;
        if (((ConfigScalar)leaf.Node).IsNull)
            return Refused(leaf, "there is no value");
        if (ConfigNumber.Read((ConfigScalar)leaf.Node) is not { } number)
            return Refused(leaf, "a number is expected here");
        leaf.IsTaken = true;
        return number;
    }

    /// <summary>Takes a number from the first path that has one.</summary>
    public ConfigNumber? FirstNumber(params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (Number(path) is { } number)
                return number;
        }
        return null;
    }

    /// <summary>Takes a whole number of at least 1 from the first path that has one.</summary>
    public ConfigNumber? FirstCount(params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (Whole(path, 1) is { } number)
                return number;
        }
        return null;
    }

    /// <summary>Takes a whole number of at least a least value.</summary>
    public ConfigNumber? Whole(string path, int least = 0)
    {
        if (Number(path) is not { } number)
            return null;
        if (number.IsWhole && number.Value >= least)
            return number;
        leaves[path].IsTaken = false;
        return Refused(leaves[path], FormattableString.Invariant($"a whole number of at least {least} is expected here"));
    }

    /// <summary>Takes a flag.</summary>
    public bool? Flag(string path)
    {
        if (Scalar(path) is not { } leaf)
            return null;
        if (((ConfigScalar)leaf.Node).Flag is { } flag)
        {
            leaf.IsTaken = true;
            return flag;
        }
        Refuse(path, "true or false is expected here");
        return null;
    }

    /// <summary>Takes a text; no value at all is none.</summary>
    public string? Text(string path)
    {
        if (Scalar(path) is not { } leaf || ((ConfigScalar)leaf.Node).IsNull)
            return null;
        leaf.IsTaken = true;
        return ((ConfigScalar)leaf.Node).Text;
    }

    /// <summary>The text at a path, which stays to be taken.</summary>
    public string? Peek(string path) => leaves.TryGetValue(path, out ConfigLeaf? leaf) && leaf.Node is ConfigScalar { IsNull: false } scalar ? scalar.Text : null;

    /// <summary>Says why the values at a path and below it are not in the methodology, where nothing else has been said of them.</summary>
    public void Refuse(string path, string reason)
    {
        foreach (ConfigLeaf leaf in order)
        {
            if (!leaf.IsTaken && (leaf.Path == path || IsBelow(leaf.Path, path)))
                leaf.Reason ??= reason;
        }
    }

    /// <summary>Takes a value back, which a layout read and cannot say after all.</summary>
    public void Return(string path, string reason)
    {
        foreach (ConfigLeaf leaf in order)
        {
            if (leaf.Path == path || IsBelow(leaf.Path, path))
            {
                leaf.IsTaken = false;
                leaf.Reason = reason;
            }
        }
    }

    private static bool IsBelow(string path, string above) =>
        path.Length > above.Length && path[above.Length] is '.' or '[' && path.StartsWith(above, StringComparison.Ordinal);

    private static ConfigNumber? Refused(ConfigLeaf leaf, string reason)
    {
        leaf.Reason ??= reason;
        return null;
    }

    private ConfigLeaf? Scalar(string path)
    {
        if (leaves.TryGetValue(path, out ConfigLeaf? leaf) && leaf.Node is ConfigScalar)
            return leaf;
        Refuse(path, "a single value is expected here");
        return null;
    }

    private void Spread(string path, ConfigNode node)
    {
        switch (node)
        {
            case ConfigMap { Entries.Count: > 0 } map:
                foreach ((string key, ConfigNode value) in map.Entries)
                    Spread(path.Length == 0 ? key : path + "." + key, value);
                break;
            case ConfigList { Items.Count: > 0 } list:
                for (int i = 0; i < list.Items.Count; i++)
                    Spread(Item(path, i), list.Items[i]);
                break;
            case ConfigMap or ConfigList or ConfigScalar:
                ConfigLeaf leaf = new(path, node);
                order.Add(leaf);
                // A key with a dot in it may read like two keys; the first one counts.
                leaves.TryAdd(path, leaf);
                break;
        }
    }
}
