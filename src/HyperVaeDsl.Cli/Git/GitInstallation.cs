namespace HyperVaeDsl.Cli.Git;

/// <summary>Installs the drivers in a repository or for a user, removes them again, and says how things stand.</summary>
internal sealed class GitInstallation
{
    private readonly GitConfiguration configuration;
    private readonly AttributesFile attributes;
    private readonly IReadOnlyList<GitSetting> settings;
    private readonly TextWriter output;
    private readonly string where;

    /// <summary>Finds where to install.</summary>
    /// <exception cref="GitException">There is no git, or no repository.</exception>
    public GitInstallation(bool isGlobal, string tool, TextWriter output)
    {
        this.output = output;
        string folder = Environment.CurrentDirectory;
        string root = isGlobal ? folder : GitRepository.Of(folder).Root;
        configuration = new GitConfiguration(root, isGlobal);
        attributes = new AttributesFile(isGlobal ? configuration.PathOf("core.attributesFile") ?? UsualAttributes() : Path.Combine(root, ".gitattributes"));
        settings = GitSetting.All(tool);
        where = isGlobal ? "your global configuration" : $"the repository {root}";
    }

    /// <summary>Sets what is not set. What others set is left alone unless asked; then nothing is changed.</summary>
    public int Install(bool isForced, TextWriter errors)
    {
        GitSetting[] taken = [.. settings.Where(setting => configuration.Get(setting.Key) is { } value && !value.Contains(setting.Mark, StringComparison.Ordinal))];
        if (taken.Length > 0 && !isForced)
        {
            foreach (GitSetting setting in taken)
                errors.WriteLine($"hvae: {setting.Key} is set to '{configuration.Get(setting.Key)}' by somebody else. Remove it, or write --force to replace it.");
            return ExitCodes.Usage;
        }
        int changed = 0;
        foreach (GitSetting setting in settings.Where(setting => configuration.Get(setting.Key) != setting.Value))
        {
            configuration.Set(setting.Key, setting.Value);
            output.WriteLine($"set {setting.Key} = {setting.Value}");
            changed++;
        }
        if (attributes.Add())
        {
            output.WriteLine($"added to {attributes.Path}: {AttributesFile.Attributes}");
            changed++;
        }
        output.WriteLine(changed == 0 ? $"hvae was installed in {where} already." : $"hvae is installed in {where}. 'git diff' and 'git merge' compare and merge methodologies by meaning.");
        return ExitCodes.Success;
    }

    /// <summary>Removes what installing set, and nothing else.</summary>
    public int Uninstall(TextWriter errors)
    {
        int changed = 0;
        foreach (GitSetting setting in settings)
        {
            if (configuration.Get(setting.Key) is not { } value)
                continue;
            if (value.Contains(setting.Mark, StringComparison.Ordinal))
            {
                configuration.Unset(setting.Key);
                output.WriteLine($"removed {setting.Key}");
                changed++;
            }
            else
            {
                errors.WriteLine($"hvae: {setting.Key} stays: '{value}' was set by somebody else.");
            }
        }
        if (attributes.Remove())
        {
            output.WriteLine($"removed from {attributes.Path}: {AttributesFile.Attributes}");
            changed++;
        }
        output.WriteLine(changed == 0 ? $"hvae was not installed in {where}." : $"hvae is no longer installed in {where}.");
        return ExitCodes.Success;
    }

    /// <summary>Says what is set. Returns 0 if all is.</summary>
    public int Status()
    {
        bool isComplete = attributes.IsSet;
        foreach (GitSetting setting in settings)
        {
            string? value = configuration.Get(setting.Key);
            isComplete &= value == setting.Value;
            output.WriteLine(value == null ? $"{setting.Key}: not set"
                : value == setting.Value ? $"{setting.Key}: set"
                : value.Contains(setting.Mark, StringComparison.Ordinal) ? $"{setting.Key}: set for another hvae: {value}"
                : $"{setting.Key}: set by somebody else: {value}");
        }
        output.WriteLine($"{attributes.Path}: {(attributes.IsAdded ? "set" : attributes.IsSet ? "set by somebody else" : "not set")}: {AttributesFile.Attributes}");
        output.WriteLine(ToolCommand.OnPath() is not { } found ? "PATH: leads to no hvae; git starts this one by its whole path"
            : ToolCommand.IsOnPath ? $"PATH: leads to this hvae ({found})"
            : $"PATH: leads to another hvae ({found}) than this one ({Environment.ProcessPath})");
        output.WriteLine(isComplete ? $"hvae is installed in {where}." : $"hvae is not, or not wholly, installed in {where}: run 'hvae git install'.");
        return isComplete ? ExitCodes.Success : ExitCodes.Errors;
    }

    // Where git looks when core.attributesFile is not set.
    private static string UsualAttributes()
    {
        string? home = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
        string folder = string.IsNullOrEmpty(home) ? Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config") : home;
        return Path.Combine(folder, "git", "attributes");
    }
}
