using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HyperVaeDsl.Import.Configuration;

/// <summary>
/// Reads one YAML document into maps, lists and scalars. Anchors, aliases and merge keys are resolved, within a limit, so that a few lines of
/// aliases of aliases cannot fill the memory; tags have no effect.
/// </summary>
public sealed class YamlReader
{
    private const int DeepestNesting = 64;
    private const int MostNodes = 100_000;
    private readonly Parser parser;
    private readonly Dictionary<AnchorName, (ConfigNode Node, int Size)> anchors = [];
    private int nodes;

    private YamlReader(string text) => parser = new Parser(new Scanner(new StringReader(text), skipComments: true));

    /// <summary>Reads a document, whose root is a map.</summary>
    /// <exception cref="ImportException">It is no YAML, or not one map.</exception>
    public static ConfigMap Read(string text)
    {
        try
        {
            YamlReader reader = new(text);
            reader.parser.Consume<StreamStart>();
            if (!reader.Took(out DocumentStart? _))
                throw new ImportException("The file is empty. Import a training configuration in YAML.");
            ConfigNode root = reader.Node(0);
            reader.parser.Consume<DocumentEnd>();
            if (!reader.Took(out StreamEnd? _))
                throw new ImportException("The file holds more than one YAML document. Import each from a file of its own.", Position(reader.parser.Current!.Start.Line), 1);
            return root as ConfigMap ?? throw new ImportException("The file is no map of keys and values at its outermost level, so it is no configuration.", root.Line, root.Column);
        }
        catch (YamlException exception)
        {
            // The messages of the parser have the position in front, which is given separately.
            string reason = exception.InnerException is YamlException inner ? inner.Message : exception.Message;
            int end = reason.IndexOf("): ", StringComparison.Ordinal);
            string words = (end < 0 ? reason : reason[(end + 3)..]).TrimEnd('.');
            throw new ImportException($"This is not valid YAML: {words}.", Position(exception.Start.Line), Position(exception.Start.Column));
        }
    }

    // The parser stands before the next event.
    private bool Took<T>([NotNullWhen(true)] out T? taken)
        where T : ParsingEvent
    {
        taken = parser.Current as T;
        if (taken != null)
            parser.MoveNext();
        return taken != null;
    }

    private static int Position(long mark) => (int)Math.Clamp(mark, 1, int.MaxValue);

    private ConfigNode Node(int depth)
    {
        ParsingEvent next = parser.Current ?? throw new ImportException("The file ends too early.");
        int line = Position(next.Start.Line);
        int column = Position(next.Start.Column);
        if (depth > DeepestNesting)
            throw new ImportException(FormattableString.Invariant($"The values are nested more than {DeepestNesting} deep."), line, column);
        int before = nodes;
        if (Took(out AnchorAlias? alias))
        {
            if (!anchors.TryGetValue(alias.Value, out (ConfigNode Node, int Size) anchored))
                throw new ImportException($"The alias '*{alias.Value}' has no anchor before it.", line, column);
            Count(anchored.Size, line, column);
            return anchored.Node;
        }
        AnchorName anchor = ((NodeEvent)next).Anchor;
        Count(1, line, column);
        ConfigNode node;
        if (Took(out Scalar? scalar))
        {
            node = new ConfigScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line, column);
        }
        else if (Took(out SequenceStart? _))
        {
            List<ConfigNode> items = [];
            while (!Took(out SequenceEnd? _))
                items.Add(Node(depth + 1));
            node = new ConfigList(items, line, column);
        }
        else
        {
            parser.Consume<MappingStart>();
            node = Map(depth, line, column);
        }
        if (!anchor.IsEmpty)
            anchors[anchor] = (node, nodes - before);
        return node;
    }

    private void Count(int more, int line, int column)
    {
        nodes += more;
        if (nodes > MostNodes)
            throw new ImportException(FormattableString.Invariant($"The file has more than {MostNodes:N0} values, with its aliases written out."), line, column);
    }

    private ConfigMap Map(int depth, int line, int column)
    {
        List<KeyValuePair<string, ConfigNode>> entries = [];
        HashSet<string> keys = [];
        List<ConfigMap> merged = [];
        while (!Took(out MappingEnd? _))
        {
            ConfigNode key = Node(depth + 1);
            if (key is not ConfigScalar name)
                throw new ImportException("A key must be a word, not a list or a map.", key.Line, key.Column);
            ConfigNode value = Node(depth + 1);
            if (name is { IsPlain: true, Text: "<<" })
                merged.AddRange(Merged(value));
            else if (keys.Add(name.Text))
                entries.Add(new(name.Text, value));
            else
                throw new ImportException($"The key '{name.Text}' comes twice in one map. Most programs take the last one without a word; leave the one that is meant.", name.Line, name.Column);
        }
        ConfigMap map = new(entries, line, column);
        // Keys beside '<<' count before those merged in, and the first of several merged maps before the next.
        foreach (ConfigMap below in merged)
            map = new ConfigMap([.. map.Entries, .. below.Entries.Where(entry => map.Find(entry.Key) == null)], line, column);
        return map;
    }

    private static IEnumerable<ConfigMap> Merged(ConfigNode value) => value switch
    {
        ConfigMap map => [map],
        ConfigList list when list.Items.All(item => item is ConfigMap) => list.Items.Cast<ConfigMap>(),
        _ => throw new ImportException("What '<<' merges must be a map or a list of maps.", value.Line, value.Column),
    };
}
