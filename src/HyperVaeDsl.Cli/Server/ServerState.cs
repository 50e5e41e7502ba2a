using HyperVaeDsl.Cli.Configuration;
using HyperVaeDsl.Cli.Server.Protocol;
using HyperVaeDsl.Cli.Server.Rpc;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Cli.Server;

/// <summary>What all features of the server read: files, analyses, the manual, what the client can do.</summary>
internal sealed class ServerState
{
    private readonly Dictionary<string, Analysis> analyses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Methodology> lastGood = new(StringComparer.Ordinal);
    private Severities severities = Severities.Configured();

    /// <summary>The files.</summary>
    public Workspace Workspace { get; } = new();

    /// <summary>The reference.</summary>
    public Lazy<Manual> Manual { get; } = new(ReadManual);

    /// <summary>The pages of codes.</summary>
    public HelpPages Pages { get; set; } = new(null);

    /// <summary>What the client can do; null before it said so.</summary>
    public ClientCapabilities? Client { get; set; }

    /// <summary>The open document of an address.</summary>
    /// <exception cref="RequestException">There is none.</exception>
    public OpenDocument DocumentOf(TextDocumentIdentifier? document) =>
        document?.Uri is { } uri && Workspace.Find(uri) is { } found ? found : throw new RequestException(ErrorCodes.InvalidParams, "The document is not open.");

    /// <summary>The analysis of a document as it is now. It need not be compiled yet.</summary>
    public Analysis AnalysisOf(OpenDocument document)
    {
        if (!analyses.TryGetValue(document.Uri, out Analysis? analysis) || !analysis.Holds(document))
            analyses[document.Uri] = analysis = new Analysis(Workspace, document);
        return analysis;
    }

    /// <summary>What the document means now, or what could be understood of it, or what it meant when it was right.</summary>
    public Methodology? MeaningOf(OpenDocument document)
    {
        Analysis analysis = AnalysisOf(document);
        if (analysis.Compilation.Methodology is { } methodology)
            return lastGood[document.Uri] = methodology;
        Methodology? draft = analysis.Compilation.Draft;
        return draft is { Complete: { Run: true, Data: true, Phases: true } } ? draft : lastGood.TryGetValue(document.Uri, out Methodology? last) ? last : draft;
    }

    /// <summary>The findings of a document as they are to be shown.</summary>
    public PublishDiagnosticsParams FindingsOf(Analysis analysis)
    {
        OpenDocument document = analysis.Document;
        IEnumerable<Diagnostic> findings = severities.Apply(analysis.Compilation.Text, analysis.Compilation.Diagnostics);
        severities.TakeProblems();
        return new PublishDiagnosticsParams(document.Uri, document.Version, [.. findings.Select(finding => Findings.Of(finding, analysis.Compilation.Text, document, Workspace, Pages))]);
    }

    /// <summary>Files of the configuration changed.</summary>
    public void ForgetSeverities() => severities = Severities.Configured();

    /// <summary>A document was closed.</summary>
    public void Forget(string uri)
    {
        analyses.Remove(uri);
        lastGood.Remove(uri);
    }

    private static Manual ReadManual()
    {
        using Stream stream = typeof(ServerState).Assembly.GetManifestResourceStream("manual/language.md")!;
        using StreamReader reader = new(stream);
        return new Manual(reader.ReadToEnd());
    }
}
