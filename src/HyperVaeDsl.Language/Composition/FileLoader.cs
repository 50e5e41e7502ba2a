using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>Loads a file and everything that it imports: each file once, in the order of the imports, depth first.</summary>
internal sealed class FileLoader
{
    private const int MostFiles = 200;

    private readonly HvaeOptions options;
    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, LoadedFile> known = new(StringComparer.Ordinal);
    private readonly List<LoadedFile> files = [];
    private readonly List<string> open = [];
    private int length;

    private FileLoader(HvaeOptions options, DiagnosticBag diagnostics)
    {
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /// <summary>The main file first, then the imported ones. What cannot be imported is reported and left out.</summary>
    public static IReadOnlyList<LoadedFile> Load(string path, string content, HvaeOptions options, DiagnosticBag diagnostics)
    {
        FileLoader loader = new(options, diagnostics);
        loader.Add(path, content);
        return loader.files;
    }

    /// <summary>Why a text is none that could hold a methodology; null when it may be one.</summary>
    public static string? ProblemOf(string content) =>
        content.Length > HvaeCompiler.MostCharacters ? $"it has more than {Numbers.Format(HvaeCompiler.MostCharacters)} characters"
        : content.IndexOf('\0') >= 0 ? "it is not a text in UTF-8"
        : null;

    private LoadedFile Add(string path, string content)
    {
        SourceText text = new(path, content);
        int start = length;
        length += content.Length + 1;
        DiagnosticBag own = new();
        TokenList tokens = Lexer.Tokenize(text, own);
        diagnostics.AddMoved(own, start);
        if (start > 0)
        {
            for (int i = 0; i < tokens.Count; i++)
                tokens[i] = tokens[i] with { Span = tokens[i].Span.Moved(start) };
        }
        LoadedFile file = new(text, start, tokens);
        files.Add(file);
        string key = ImportPath.Normalize(path);
        known.Add(key, file);
        open.Add(key);
        Token[] imports = [.. ImportPath.Find(tokens)];
        // An import that cannot be read is an import, too; the parser says what is wrong with it.
        file.LacksImport = ImportPath.Mentions(tokens) > imports.Length;
        foreach (Token import in imports)
            Import(file, import);
        open.RemoveAt(open.Count - 1);
        return file;
    }

    private void Import(LoadedFile importer, Token import)
    {
        SourceFile? found = options.Resolve?.Invoke(importer.Text.Path, import.Text);
        string key = ImportPath.Normalize(found?.Path ?? ImportPath.Resolve(importer.Text.Path, import.Text));
        int cycle = open.IndexOf(key);
        if (cycle >= 0)
        {
            importer.LacksImport = true;
            string[] names = [.. open.Skip(cycle).Append(key).Select(path => path.Substring(path.LastIndexOf('/') + 1))];
            string loop = names.Length == 2 ? "A file cannot import itself" : $"The imports form a cycle: {string.Join(" imports ", names)}";
            diagnostics.Report(Rules.ImportCycle, import.Span, $"{loop}. Remove this import, or move what both files need into a third one.");
            return;
        }
        if (known.TryGetValue(key, out LoadedFile? loaded))
        {
            if (importer.Imports.Contains(loaded))
                diagnostics.Report(Rules.DuplicateName, import.Span, $"'{import.Text}' is imported twice. Remove one of the two lines.");
            else
                importer.Imports.Add(loaded);
            return;
        }
        string? problem = found == null ? "it does not exist"
            : found.Content == null ? found.Problem ?? "it cannot be read"
            : files.Count >= MostFiles ? $"a methodology is made of at most {Numbers.Format(MostFiles)} files"
            : ProblemOf(found.Content);
        if (problem == null)
        {
            importer.Imports.Add(Add(found!.Path, found.Content!));
            return;
        }
        importer.LacksImport = true;
        diagnostics.Report(Rules.ImportNotRead, import.Span, $"'{import.Text}' cannot be imported: {problem}. A path is relative to the folder of the file that imports it; correct it, or remove the line.");
    }
}
