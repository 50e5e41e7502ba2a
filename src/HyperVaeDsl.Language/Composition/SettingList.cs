namespace HyperVaeDsl.Language.Composition;

/// <summary>Values of params as an item of a project gives them: "lr0=1e-3; T=50 epochs", with a semicolon or a comma between two.</summary>
public static class SettingList
{
    /// <summary>The values by name, as written; what is no value of a name is said in a sentence.</summary>
    public static IReadOnlyDictionary<string, string> Read(string written, ICollection<string> problems)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal);
        foreach (string part in written.Split(';', ',').Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            int sign = part.IndexOf('=');
            string name = sign < 0 ? "" : part.Substring(0, sign).Trim();
            string value = part.Substring(sign + 1).Trim();
            if (name.Length == 0 || value.Length == 0)
                problems.Add($"'{part}' is not NAME=VALUE, such as lr0=1e-3.");
            else if (settings.ContainsKey(name))
                problems.Add($"'{name}' has two values.");
            else
                settings.Add(name, value);
        }
        return settings;
    }
}
