using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>What is wrong with a profile is said where it stands: in which line of the file, or in which <c>--set</c>.</summary>
public sealed class ProfilePlaceTests : IDisposable
{
    static readonly string[] Compiling = ["compile", "builtin:digits", "--dt", "1ms"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compile_MeshOfAFileTooSmall_IsSaidAtItsWidth()
    {
        var path = Profile(text => text.Replace("width: 16", "width: 1", StringComparison.Ordinal).Replace("height: 16", "height: 1", StringComparison.Ordinal));
        var width = Array.FindIndex(File.ReadAllLines(path), line => line == "  width: 1") + 1;

        var run = Cli.Run([.. Compiling, "--profile", path]);

        run.Code.Should().Be(3);
        run.Error.Should().Contain($"{path}({width},10): error NC4001: Network 'digits' needs 5 cores, 'my-chip' has 1:");
    }

    [Fact]
    public void Fit_MeshOfAFileTooSmall_IsSaidAtItsWidth()
    {
        var path = Profile(text => text.Replace("width: 16", "width: 1", StringComparison.Ordinal).Replace("height: 16", "height: 1", StringComparison.Ordinal));

        var run = Cli.Run("fit", "builtin:digits", "--dt", "1ms", "--profile", path);

        run.Code.Should().Be(3);
        run.Output.Should().Contain($"{path}(").And.Contain(",10): error NC4001: Network 'digits' needs 5 cores");
    }

    // The value that the command line changed is named, not the others in the file.
    [Theory]
    [InlineData("mesh.width", "mesh.width=1", "mesh.height=1")]
    [InlineData("mesh.height", "core.neurons=4", "mesh.height=1")]
    public void Compile_MeshOfTheCommandLineTooSmall_NamesTheSetting(string named, params string[] settings)
    {
        var run = Cli.Run([.. Compiling, "--profile", "rram-64", .. settings.SelectMany(setting => new[] { "--set", setting })]);

        run.Code.Should().Be(3);
        run.Error.Should().Contain($"--set {named}: error NC4001:");
    }

    [Theory]
    [InlineData("profiles", "validate")]
    [InlineData("compile", "builtin:digits", "--dt", "1ms", "--profile")]
    public void AllInPriceNextToATermOfTheSameEvent_IsRefusedWhereTheSecondStands(params string[] command)
    {
        const string allIn = "  synapticEvent: { value: 26 pJ, how: assumed, scope: allIn, source: 'assumed: a' }\n";
        var path = Profile(text => text.Replace("\nenergy:\n", $"\nenergy:\n{allIn}", StringComparison.Ordinal));
        var first = Array.IndexOf(File.ReadAllLines(path), "energy:") + 2;

        var run = Cli.Run([.. command, path]);

        run.Code.Should().Be(1);
        run.Error.Should().Contain($"{path}({first + 1},3): error NC1019: 'energy.synapticEvent' stands here and in line {first}.");
    }

    // Terms of other events may stand beside an all-in price; it is shown, and in no sum.
    [Fact]
    public void Run_AllInPriceOfAnEvent_IsInNoTotal()
    {
        string[] running = ["run", "builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits", "--ticks", "8", "-n", "4", "--json"];
        var terms = Cli.Run(running).Succeeds().Json;

        var mixed = Cli.Run([.. running, "--set", "energy.synapticEvent={ value: 26 pJ, how: assumed, scope: allIn, source: 'assumed: a' }"]).Succeeds().Json;

        var term = terms.GetProperty("energyTerms").EnumerateArray().Single(line => line.GetProperty("component").GetString() == "synapticEvent");
        var left = terms.GetProperty("energyPerSampleJoules").GetDouble() - term.GetProperty("joules").GetDouble() / 4;
        mixed.GetProperty("energyPerSampleJoules").GetDouble().Should().BeApproximately(left, 1e-12 * left);
        mixed.GetProperty("energyAllIn").EnumerateArray().Single().GetProperty("joules").GetDouble().Should()
            .BeApproximately(term.GetProperty("joules").GetDouble() / 8.6e-15 * 26e-12, 1e-12 * left);
    }

    string Profile(Func<string, string> change)
    {
        var path = Path.Combine(_folder.Path, "my-chip.yaml");
        File.WriteAllText(path, change(Cli.Run("profiles", "show", "rram-64").Succeeds().Output));
        return path;
    }
}
