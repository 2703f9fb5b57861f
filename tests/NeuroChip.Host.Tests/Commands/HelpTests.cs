using System.CommandLine;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>Every verb explains itself, with examples that can be typed.</summary>
public class HelpTests
{
    public static TheoryData<string> Verbs => [.. Leaves(VerbTable.Root, "").Select(leaf => leaf.Path)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_OfEveryVerb_ShowsExamplesThatParse(string path)
    {
        var help = Cli.Run([.. path.Split(' '), "--help"]).Succeeds().Output;

        var examples = help.Split('\n').SkipWhile(line => !line.StartsWith("Examples:", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Trim()).Where(line => line.StartsWith("neurochip ", StringComparison.Ordinal)).ToList();
        examples.Should().NotBeEmpty();
        foreach (var example in examples)
        {
            // What follows > is for the shell.
            VerbTable.Root.Parse(example.Split('>')[0]["neurochip ".Length..].Replace('\'', '"')).Errors.Should().BeEmpty(example);
            example.Should().StartWith("neurochip " + path);
        }
    }

    [Fact]
    public void Help_OfTheProgram_ListsEveryVerb() =>
        Cli.Run("--help").Succeeds().Output.Should().ContainAll(VerbTable.Root.Subcommands.Select(verb => verb.Name));

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Completion_OfEveryShell_AsksTheProgram(string shell) => Cli.Run("completion", shell).Succeeds().Output.Should().Contain("[suggest:");

    [Fact]
    public void Suggest_BeginningOfAVerb_CompletesIt() => Cli.Run("[suggest:4]", "comp").Succeeds().Output.Should().ContainAll("compare", "compile", "completion");

    [Theory]
    [InlineData("doctor --json", "findings")]
    [InlineData("datasets list --json", "datasets")]
    [InlineData("datasets show mnist --json", "licence")]
    [InlineData("explain --json", "codes")]
    [InlineData("explain NC4001 --json", "code")]
    [InlineData("profiles list --json", "profiles")]
    public void Json_OfReadingVerbs_IsOneDocument(string command, string key) =>
        Cli.Run(command.Split(' ')).Succeeds().Json.TryGetProperty(key, out _).Should().BeTrue();

    [Fact]
    public void Explain_EveryCode_SaysWhatToDo()
    {
        foreach (var code in Cli.Run("explain", "--json").Succeeds().Json.GetProperty("codes").EnumerateArray())
        {
            Cli.Run("explain", code.GetProperty("code").GetString()!).Succeeds().Output.Should().Contain("What to do: ");
        }
    }

    static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [(path.Trim(), command)]
        : command.Subcommands.SelectMany(sub => Leaves(sub, $"{path} {sub.Name}"));
}
