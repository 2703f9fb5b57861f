using System.Globalization;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>The mapper from the command line: objectives, wishes, maps, and the check of an image.</summary>
public sealed class MappingTests : IDisposable
{
    static readonly string[] Digits = ["builtin:digits", "--dt", "1ms", "--profile", "rram-64"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--objective", "hops")]
    [InlineData("--objective", "energy=1,congestion=0.2", "--forbid-cores", "0-2,5")]
    [InlineData("--pin", "lif2=9")]
    [InlineData("--objective", "multicast")]
    public void Run_AnyMapping_HasTheSameStateHash(params string[] mapping)
    {
        string[] running = ["run", .. Digits, "--dataset", "digits", "--ticks", "8", "-n", "20", "--json"];

        var inOrder = Cli.Run(running).Succeeds().Json;
        var found = Cli.Run([.. running, "--effort", "1", .. mapping]).Succeeds().Json;

        found.GetProperty("stateHash").GetString().Should().Be(inOrder.GetProperty("stateHash").GetString());
        found.GetProperty("imageHash").GetString().Should().NotBe(inOrder.GetProperty("imageHash").GetString());
    }

    [Fact]
    public void Compile_WithAnObjective_ReportsBothMappings()
    {
        var mapping = Cli.Run(["compile", .. Digits, "--objective", "hops", "--effort", "1", "--json"]).Succeeds().Json.GetProperty("mapping");

        mapping.GetProperty("objective").GetString().Should().Be("hops");
        mapping.GetProperty("found").GetProperty("hops").GetDouble().Should().BeLessThanOrEqualTo(mapping.GetProperty("inOrder").GetProperty("hops").GetDouble());
    }

    [Fact]
    public void Compile_Report_WritesTextPictureAndTable()
    {
        var (svg, csv) = (Path.Combine(_folder.Path, "map.svg"), Path.Combine(_folder.Path, "map.csv"));

        var text = Cli.Run(["compile", .. Digits, "--report", "--svg", svg, "--csv", csv]).Succeeds().Output;

        text.Should().ContainAll("Fullest resource of each core", "What stands in the way of fewer than", "cores for it alone", "map ");
        File.ReadAllText(svg).Should().StartWith("<svg").And.Contain("<title>core 0: ");
        File.ReadAllLines(csv)[0].Should().Be("kind,x,y,core,what,used,limit");
        Cli.Run(["compile", .. Digits, "--svg", svg]).Error.Should().Contain("--force");
    }

    [Fact]
    public void Inspect_Check_FindsALegalImageLegal()
    {
        var image = Path.Combine(_folder.Path, "digits.ncimg");
        Cli.Run(["compile", .. Digits, "--out", image]).Succeeds();

        Cli.Run("inspect", image, "--check").Succeeds().Output.Should().Contain("legal: ");
        Cli.Run("inspect", image, "--check", "--json").Succeeds().Json.GetProperty("legal").GetBoolean().Should().BeTrue();
    }

    [Theory]
    [InlineData("NC0009", "--objective", "speed")]
    [InlineData("NC0009", "--effort", "0")]
    [InlineData("NC0009", "--time-limit", "-1s")]
    [InlineData("NC4107", "--pin", "lif1")]
    [InlineData("NC4107", "--forbid-cores", "3-1")]
    [InlineData("NC4107", "--group", "lif1[")]
    [InlineData("NC4100", "--pin", "lif9=1")]
    [InlineData("NC4101", "--pin", "lif2=1", "--forbid-cores", "1")]
    public void Compile_BadWishes_AreDiagnostics(string code, params string[] options) =>
        Cli.Run(["compile", .. Digits, .. options]).Diagnostics.Should().Equal(code);

    [Fact]
    public void Run_SaveRates_GivesTheMapperWhatSpiked()
    {
        var rates = Path.Combine(_folder.Path, "measured.csv");
        string[] running = ["run", .. Digits, "--dataset", "digits", "--ticks", "8", "-n", "20", "--save-rates", rates];
        Cli.Run(running).Succeeds();

        var lines = File.ReadAllLines(rates);
        lines[0].Should().Be("population,index,rate");
        var values = lines.Skip(1).Select(line => double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture)).ToArray();
        values.Should().OnlyContain(rate => rate >= 0 && rate <= 1).And.Contain(rate => rate > 0);
        Packets("--objective", "packets", "--effort", "1", "--rates", rates).Should().BeInRange(0.001, Packets("--objective", "packets", "--effort", "1") - 1);
        Cli.Run(running).Error.Should().Contain("--force");

        double Packets(params string[] options) => Cli.Run(["compile", .. Digits, .. options, "--json"]).Succeeds().Json
            .GetProperty("mapping").GetProperty("inOrder").GetProperty("packets").GetDouble();
    }

    [Theory]
    [InlineData("lif1,-1")]
    [InlineData("lif1,0,0,1")]
    [InlineData("lif1,x,1")]
    [InlineData("lif9,1")]
    [InlineData("lif1,4000,1")]
    public void Compile_BadRates_AreDiagnostics(string line)
    {
        var rates = Path.Combine(_folder.Path, "rates.csv");
        File.WriteAllText(rates, $"population,rate\nlif2,0.5\n{line}\n");

        Cli.Run(["compile", .. Digits, "--rates", rates]).Diagnostics.Should().Equal("NC4105");
    }
}
