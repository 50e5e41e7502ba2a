using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>A way in which training configurations are laid out: which keys there are, and what the code that reads them does.</summary>
public interface ILayout
{
    /// <summary>Its name, for --layout.</summary>
    string Name { get; }

    /// <summary>By which keys it is recognised, in words.</summary>
    string Keys { get; }

    /// <summary>Whether a configuration is laid out so.</summary>
    bool Fits(ConfigSheet sheet);

    /// <summary>Writes what the configuration says. It takes from the sheet what it says, and gives reasons for what it cannot say.</summary>
    /// <exception cref="ImportException">Something is missing without which there is no methodology.</exception>
    void Write(ConfigSheet sheet, MethodologyDraft draft, ImportOptions options);
}
