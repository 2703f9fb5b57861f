using System.Text;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>The exit code says what kind of end it was; scripts read it.</summary>
public sealed class ExitCodeTests : IDisposable
{
    const string Digits = "builtin:digits --dt 1ms --profile rram-64 --dataset digits --ticks 4 -n 5";

    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1, "compile @not-there.nir", "NC0001")]
    [InlineData(1, "compile @broken.json", "NC")]
    [InlineData(1, "run " + Digits + " --set quantization.weightBit=4", "weightBits")]
    [InlineData(1, "run " + Digits + " --assert accuracy", "NC0009")]
    [InlineData(1, "run " + Digits + " --assert acuracy>=0.5", "accuracy")]
    [InlineData(1, "run builtin:digits --dt 1ms --dataset digit", "Did you mean 'digits'")]
    [InlineData(1, "run builtin:digits --dt 1ms", "--dataset")]
    [InlineData(1, "profiles show rram-65", "rram-64")]
    [InlineData(1, "datasets show mnis", "mnist")]
    [InlineData(2, "complie net.nir", "Did you mean 'compile'")]
    [InlineData(2, "run --no-such-option", "neurochip run --help")]
    [InlineData(2, "run net.nir --theads 2", "Did you mean '--threads'?")]
    [InlineData(2, "compile --profil", "Did you mean '--profile'?")]
    [InlineData(2, "profiles", "Required command")]
    [InlineData(2, "completion tcsh", "bash")]
    [InlineData(3, "compile builtin:digits --dt 1ms --profile course-4core", "NC4")]
    [InlineData(4, "run " + Digits + " --assert accuracy>=1.01", "assertion failed: accuracy is")]
    [InlineData(5, "run builtin:digits --dt 1ms --dataset mnist --data @", "NC7002")]
    [InlineData(6, "run " + Digits + " --input none --strict", "NC6050")]
    public void Run_KindOfEnd_HasItsCode(int code, string command, string error)
    {
        _folder.Write("broken.json", "{ \"format\": "u8.ToArray());
        var line = command.Contains("--input") ? command.Replace(" --dataset digits", "").Replace(" -n 5", "") : command;

        var result = Cli.Run(line.Split(' ').Select(word => word.Replace("@", _folder.Path + Path.DirectorySeparatorChar)));

        result.Code.Should().Be(code, result.Error);
        result.Error.Should().Contain(error);
    }

    [Fact]
    public void Verify_DifferenceUnknownKindAndDamage_HaveTheirCodes()
    {
        var unknown = _folder.Write("unknown.json", "{ \"a\": 1 }"u8.ToArray());
        var damaged = _folder.Write("damaged.json", "{ \"a\": "u8.ToArray());

        Cli.Run("verify", unknown).Code.Should().Be(5);
        Cli.Run("verify", damaged).Code.Should().Be(1);
    }

    [VectorsFact]
    public void Verify_ChangedVector_IsFour()
    {
        var text = File.ReadAllText(Path.Combine(SharedFolders.Vectors!, "nir", "conv1d.json")).Replace("1.05137492", "1.06137492");
        var path = _folder.Write("conv1d.json", Encoding.UTF8.GetBytes(text));

        var result = Cli.Run("verify", path, "--data", SharedFolders.Data!, "--json");

        result.Code.Should().Be(4);
        result.Json.GetProperty("failed").GetInt32().Should().Be(1);
        result.Json.GetProperty("files")[0].GetProperty("firstFailure").GetString().Should().Contain("element 1");
    }

    public void Dispose() => _folder.Dispose();
}
