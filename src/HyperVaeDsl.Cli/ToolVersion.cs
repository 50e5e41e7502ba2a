using System.Reflection;

namespace HyperVaeDsl.Cli;

/// <summary>The version of the tool.</summary>
internal static class ToolVersion
{
    /// <summary>Three numbers, such as 0.1.0.</summary>
    public static string Text { get; } = typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
