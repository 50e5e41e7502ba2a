using System.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>The action for GitHub and the job for GitLab: their shell runs, with programs in the place of gh, curl and hvae that write down what they are asked.</summary>
public sealed class CiTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hvae ci ");
    private readonly Dictionary<string, string> variables = new()
    {
        ["REPOSITORY"] = "owner/name",
        ["NUMBER"] = "7",
        ["CI_API_V4_URL"] = "https://gitlab.example/api/v4",
        ["CI_PROJECT_ID"] = "12",
        ["CI_MERGE_REQUEST_IID"] = "3",
        ["HVAE_TOKEN"] = "secret",
    };

    public CiTests()
    {
        foreach (string name in new[] { "RUNNER_TEMP", "bin" })
            Directory.CreateDirectory(At(name));
        File.WriteAllText(At("report.md"), "## Training of 2 methodologies\n");
        variables["RUNNER_TEMP"] = At("RUNNER_TEMP");
        variables["GITHUB_OUTPUT"] = At("output");
        variables["GITHUB_STEP_SUMMARY"] = At("summary");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_action_is_a_composite_one_with_steps_that_say_their_shell()
    {
        YamlMappingNode runs = (YamlMappingNode)Yaml("ci/github/action.yml")["runs"];
        Assert.Equal("composite", runs["using"].ToString());
        Assert.All((YamlSequenceNode)runs["steps"], step => Assert.Equal("bash", ((YamlMappingNode)step)["shell"].ToString()));
        YamlMappingNode job = (YamlMappingNode)Yaml("ci/gitlab/methodologies.gitlab-ci.yml")["methodologies"];
        Assert.Equal(4, ((YamlSequenceNode)job["script"]).Children.Count);
        Assert.Equal("0", ((YamlMappingNode)job["variables"])["GIT_DEPTH"].ToString());
    }

    [UnixTheory]
    [InlineData(0, true, 0, "changed=false")]
    [InlineData(1, true, 0, "changed=true")]
    [InlineData(2, true, 0, "changed=true")]
    [InlineData(2, false, 2, null)]
    public void The_step_that_compares_fails_only_without_a_report(int code, bool writes, int expected, string? output)
    {
        Program("hvae", $"echo \"$*\" > '{At("asked")}'\n{(writes ? "echo report > \"$RUNNER_TEMP/methodologies.md\"\n" : "")}exit {code}");
        variables["AGAINST"] = "origin/main";
        YamlMappingNode runs = (YamlMappingNode)Yaml("ci/github/action.yml")["runs"];
        string script = ((YamlMappingNode)((YamlSequenceNode)runs["steps"])[0])["run"].ToString();
        File.WriteAllText(At("step.sh"), script);
        // As GitHub starts it.
        Assert.Equal(expected, Run("--noprofile", "--norc", "-eo", "pipefail", At("step.sh")).Code);
        Assert.Equal($"diff --against origin/main --exit-code --format markdown --output {At("RUNNER_TEMP")}/methodologies.md\n", File.ReadAllText(At("asked")));
        Assert.Equal(output, File.Exists(At("output")) ? File.ReadAllText(At("output")).Trim() : null);
        Assert.Equal(output == null ? null : "report\n", File.Exists(At("summary")) ? File.ReadAllText(At("summary")) : null);
    }

    [UnixTheory]
    [InlineData("[]", "POST repos/owner/name/issues/7/comments")]
    [InlineData("[{\"id\":5,\"body\":\"other\"},{\"id\":6,\"body\":\"<!-- hvae diff -->\\nold\"},{\"id\":8,\"body\":\"<!-- hvae diff -->\\nolder\"}]", "PATCH repos/owner/name/issues/comments/6")]
    [InlineData("[{\"id\":5,\"body\":\"> <!-- hvae diff -->\\nquoted\"}]", "POST repos/owner/name/issues/7/comments")]
    public void A_comment_is_updated_and_not_repeated(string comments, string asked)
    {
        File.WriteAllText(At("comments.json"), comments);
        // gh api --paginate PATH --jq FILTER lists; gh api --method METHOD PATH -F body=@FILE writes.
        Program("gh", $"if [ \"$2\" = --paginate ]; then jq -r \"$5\" '{At("comments.json")}'; else echo \"$3 $4\" > '{At("asked")}'; cp \"${{6#body=@}}\" '{At("body")}'; fi");
        Assert.Equal((0, ""), Run(Documents.Folder + "/ci/github/comment.sh", At("report.md")));
        Assert.Equal(asked + "\n", File.ReadAllText(At("asked")));
        Assert.Equal("<!-- hvae diff -->\n## Training of 2 methodologies\n", File.ReadAllText(At("body")));
    }

    [UnixFact]
    public void A_pull_request_that_may_not_be_commented_on_gets_a_warning_and_goes_on()
    {
        Program("gh", "exit 1");
        (int code, string output) = Run(Documents.Folder + "/ci/github/comment.sh", At("report.md"));
        Assert.Equal(0, code);
        Assert.StartsWith("::warning::", output, StringComparison.Ordinal);
        Program("curl", "exit 22");
        (code, output) = Run(Documents.Folder + "/ci/gitlab/note.sh", At("report.md"));
        Assert.Equal(0, code);
        Assert.Contains("could not be posted", output, StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData("[]", "POST https://gitlab.example/api/v4/projects/12/merge_requests/3/notes")]
    [InlineData("[{\"id\":5,\"body\":\"other\"},{\"id\":6,\"body\":\"<!-- hvae diff -->\\nold\"}]", "PUT https://gitlab.example/api/v4/projects/12/merge_requests/3/notes/6")]
    public void A_note_is_updated_and_not_repeated(string notes, string asked)
    {
        File.WriteAllText(At("notes.json"), notes);
        Program("curl", $"for last; do :; done\ncase \"$*\" in\n  *--request*) while [ \"$1\" != --request ]; do shift; done; echo \"$2 $last\" > '{At("asked")}'; while [ \"$1\" != --data-urlencode ]; do shift; done; cp \"${{2#body@}}\" '{At("body")}';;\n  *) cat '{At("notes.json")}';;\nesac");
        Assert.Equal((0, ""), Run(Documents.Folder + "/ci/gitlab/note.sh", At("report.md")));
        Assert.Equal(asked + "\n", File.ReadAllText(At("asked")));
        Assert.Equal("<!-- hvae diff -->\n## Training of 2 methodologies\n", File.ReadAllText(At("body")));
    }

    private string At(string name) => Path.Combine(folder.FullName, name);

    private void Program(string name, string script)
    {
        File.WriteAllText(At($"bin/{name}"), $"#!/usr/bin/env bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At($"bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private (int Code, string Output) Run(params string[] arguments)
    {
        ProcessStartInfo info = new("bash", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
        foreach ((string name, string value) in variables)
            info.Environment[name] = value;
        info.Environment["PATH"] = At("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using Process process = Process.Start(info)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    private static YamlMappingNode Yaml(string page)
    {
        using StringReader reader = new(Documents.Read(page));
        YamlStream stream = [];
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
