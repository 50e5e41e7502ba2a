using System.Text.RegularExpressions;

namespace HyperVaeDsl.Import.Configuration;

/// <summary>
/// One configuration from its files: what a Hydra list of <c>defaults</c> names is read first and laid under it, and references such as
/// <c>${training.epochs}</c> are replaced by what they lead to, as OmegaConf does it.
/// </summary>
/// <param name="read">Gives the text of a file beside the imported one by its name; null if there is none.</param>
public sealed partial class ConfigFiles(Func<string, string?> read)
{
    private const int LongestChain = 16;

    /// <summary>The configuration with everything laid under it.</summary>
    /// <exception cref="ImportException">A file is no YAML, or files name each other in a circle.</exception>
    public ConfigMap Read(string text) => (ConfigMap)Resolved(Whole(YamlReader.Read(text), []));

    private ConfigMap Whole(ConfigMap own, IReadOnlyList<string> chain)
    {
        if (own.Find("defaults") is not ConfigList defaults)
            return own;
        ConfigMap below = new([], own.Line, own.Column);
        List<ConfigNode> kept = [];
        foreach (ConfigNode item in defaults.Items)
        {
            string? name = item switch
            {
                ConfigScalar { IsPlain: true, Text: "_self_" } => null,
                ConfigScalar scalar => scalar.Text,
                ConfigMap { Entries: [{ Key: var group, Value: ConfigScalar choice }] } => group.Split(' ')[^1] + "/" + choice.Text,
                _ => "",
            };
            if (name == null)
                continue;
            if (name.Length == 0 || File(name) is not { } text)
            {
                kept.Add(item);
                continue;
            }
            if (chain.Contains(name) || chain.Count == LongestChain)
                throw new ImportException($"The file '{name}' is named by its own defaults: {string.Join(" -> ", chain.Append(name))}.", item.Line, item.Column);
            below = Group(name, Whole(Parsed(name, text), [.. chain, name])).Over(below);
        }
        ConfigMap rest = new([.. own.Entries.Where(entry => entry.Key != "defaults")], own.Line, own.Column);
        ConfigMap whole = rest.Over(below);
        // What was not found stays, so that the user is told.
        return kept.Count == 0 ? whole : new ConfigMap([.. whole.Entries, new("defaults", new ConfigList(kept, defaults.Line, defaults.Column))], own.Line, own.Column);
    }

    private string? File(string name) => name.Contains("..", StringComparison.Ordinal) || Path.IsPathRooted(name) ? null : read(name + ".yaml") ?? read(name + ".yml") ?? (name.Contains('.', StringComparison.Ordinal) ? read(name) : null);

    private static ConfigMap Parsed(string name, string text)
    {
        try
        {
            return YamlReader.Read(text);
        }
        catch (ImportException exception)
        {
            throw new ImportException(FormattableString.Invariant($"The file '{name}', which 'defaults' names, cannot be read (line {exception.Line}): {exception.Message}"));
        }
    }

    // The file optimizer/adam.yaml of a group stands under the key 'optimizer'.
    private static ConfigMap Group(string name, ConfigMap content)
    {
        foreach (string group in name.Split('/')[..^1].Reverse())
            content = new ConfigMap([new(group, content)], content.Line, content.Column);
        return content;
    }

    private static ConfigNode Resolved(ConfigMap root) => Resolve(root, root);

    private static ConfigNode Resolve(ConfigNode node, ConfigMap root) => node switch
    {
        ConfigMap map => new ConfigMap([.. map.Entries.Select(entry => new KeyValuePair<string, ConfigNode>(entry.Key, Resolve(entry.Value, root)))], map.Line, map.Column),
        ConfigList list => new ConfigList([.. list.Items.Select(item => Resolve(item, root))], list.Line, list.Column),
        ConfigScalar scalar => Follow(scalar, root),
        _ => node,
    };

    // Only a reference that is the whole value is followed; one within a text only ever names paths and files here.
    private static ConfigScalar Follow(ConfigScalar scalar, ConfigMap root)
    {
        ConfigScalar at = scalar;
        for (int i = 0; i < LongestChain && Reference().Match(at.Text) is { Success: true } match; i++)
        {
            ConfigNode? target = root;
            foreach (string key in match.Groups[1].Value.Split('.'))
                target = (target as ConfigMap)?.Find(key);
            if (target is not ConfigScalar found)
                return scalar;
            at = new ConfigScalar(found.Text, found.IsPlain, scalar.Line, scalar.Column);
        }
        return at;
    }

    [GeneratedRegex(@"^\$\{([A-Za-z_][\w.-]*)\}$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
