using System.Text.Json;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>Under --json every verb prints one document that names its format.</summary>
public sealed class JsonTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("neurochip-profiles/1", "profiles", "list")]
    [InlineData("neurochip-profile/1", "profiles", "show", "rram-64")]
    [InlineData("neurochip-profile-diff/1", "profiles", "diff", "rram-64", "rram-256")]
    [InlineData("neurochip-validation/1", "profiles", "validate", "rram-64", "odin")]
    [InlineData("neurochip-datasets/1", "datasets", "list")]
    [InlineData("neurochip-compile/1", "compile", "builtin:digits")]
    [InlineData("neurochip-doctor/1", "doctor")]
    [InlineData("neurochip-diagnostics/1", "explain")]
    [InlineData("neurochip-validate/1", "validate")]
    public void Json_OfAVerb_IsOneDocumentOfItsFormat(string format, params string[] arguments) =>
        Cli.Run([.. arguments, "--json"]).Succeeds().Json.GetProperty("format").GetString().Should().Be(format);

    [Fact]
    public void Json_OfAnImage_ListsItsCores()
    {
        var image = Path.Combine(_folder.Path, "digits.ncimg");
        Cli.Run("compile", "builtin:digits", "--profile", "rram-64", "--out", image).Succeeds();

        var document = Cli.Run("inspect", image, "--json").Succeeds().Json;

        document.GetProperty("format").GetString().Should().Be("neurochip-image/1");
        document.GetProperty("cores").EnumerateArray().Sum(core => core.GetProperty("neurons").GetInt32()).Should().Be(106);
        document.GetProperty("outputs").EnumerateArray().Select(o => o.GetString()).Should().Equal("lif2");
    }

    [Fact]
    public void Json_OfANeuron_SaysWhereItIs()
    {
        var image = Path.Combine(_folder.Path, "digits.ncimg");
        Cli.Run("compile", "builtin:digits", "--profile", "rram-64", "--out", image).Succeeds();

        var place = Cli.Run("inspect", image, "--where", "lif1[0]", "--json").Succeeds().Json;

        place.GetProperty("name").GetString().Should().Be("lif1[0]");
        place.GetProperty("core").ValueKind.Should().Be(JsonValueKind.Number);
        place.GetProperty("feeds").GetArrayLength().Should().BePositive();
    }

    [Fact]
    public void Json_OfAConversion_NamesTheFileWritten()
    {
        var target = Path.Combine(_folder.Path, "digits.json");

        var document = Cli.Run("convert", "builtin:digits", target, "--json").Succeeds().Json;

        document.GetProperty("target").GetString().Should().Be(target);
        File.Exists(target).Should().BeTrue();
    }
}
