using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>An additional file that lies nowhere; null content stands for one that cannot be read.</summary>
internal sealed class InMemoryText(string path, string? content) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => content == null ? null : SourceText.From(content);
}
