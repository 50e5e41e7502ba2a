namespace HyperVaeDsl.Import.Drafting;

/// <summary>A methodology while it is being put together: statements by section, with comments that say where they come from.</summary>
/// <param name="name">Its name.</param>
public sealed class MethodologyDraft(string name)
{
    private readonly SortedDictionary<DraftSection, List<DraftBlock>> sections = [];
    private readonly List<string> documentation = [];

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Adds a line of documentation.</summary>
    public void Document(string line) => documentation.Add(line);

    /// <summary>Adds a statement, below a comment if there is one.</summary>
    public void Add(DraftSection section, string statement, string? comment = null) => Put(section, new DraftBlock(statement, comment == null ? [] : ["// " + comment], isBlock: false));

    /// <summary>Adds a signal with its documentation.</summary>
    public void Signal(string name, string range, string schedule, string? documentation = null) =>
        Put(DraftSection.Signals, new DraftBlock($"signal {name}  in {range}  = {schedule}", documentation == null ? [] : ["/// " + documentation], isBlock: false));

    /// <summary>Adds a block.</summary>
    public DraftBlock Block(DraftSection section, string head, string? comment = null)
    {
        DraftBlock block = new(head, comment == null ? [] : ["// " + comment], isBlock: true);
        Put(section, block);
        return block;
    }

    /// <summary>The block of a phase, to add to it; null if there is no phase of that name.</summary>
    public DraftBlock? Phase(string phase) => sections.GetValueOrDefault(DraftSection.Phases)?.Find(block => block.Head.StartsWith($"phase {phase} ", StringComparison.Ordinal));

    /// <summary>Writes the methodology, and below it what is said after it, as comments.</summary>
    public string Write(IEnumerable<string> after)
    {
        using StringWriter writer = new();
        foreach (string line in documentation)
            writer.Write($"/// {line}\n");
        writer.Write($"methodology {Name} {{\n");
        bool isFirst = true;
        foreach (List<DraftBlock> section in sections.Values)
        {
            if (!isFirst)
                writer.Write('\n');
            isFirst = false;
            foreach (DraftBlock block in section)
                block.Write(writer, "  ");
        }
        writer.Write("}\n");
        foreach (string line in after)
            writer.Write(line.Length == 0 ? "\n" : $"// {line}\n");
        return writer.ToString();
    }

    private void Put(DraftSection section, DraftBlock block)
    {
        if (!sections.TryGetValue(section, out List<DraftBlock>? blocks))
            sections.Add(section, blocks = []);
        blocks.Add(block);
    }
}
