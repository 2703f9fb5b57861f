using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Devices.Chips;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;

namespace NeuroChip.Host.Tests.Pipeline;

/// <summary>The causes of lost accuracy: each is there where its settings are, and goes without taking another with it.</summary>
public class LossCauseTests
{
    static readonly string[] Running = ["compare", "builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits"];

    static readonly string[] Everything =
    [
        "quantization.weightBits=3", "device.programmingSigma=5%", "device.stuckOff=1%", "device.rangeSpread=5%", "device.retention=powerLaw", "device.driftExponent=0.05",
        "device.wireResistance=1ohm", "device.readNoise=1%", "device.converterBits=6",
        "device.endurance=1e6", "device.enduranceDecades=3", "device.writesBefore=1e7", "device.currentLaw=cubic", "device.inputBits=4",
    ];

    static readonly string[] Nothing = ["device.preset=ideal"];

    static ChipConditions Chip(Fidelity fidelity, double ageSeconds, params IEnumerable<string> settings)
    {
        var parsed = VerbTable.Root.Parse([.. Running, .. settings.SelectMany(setting => new[] { "--set", setting })]);
        using var source = NetworkSource.Open(Running[1]);
        var diagnostics = new DiagnosticBag();
        NetworkGraph network = NetworkLoader.Load(source, Running[1], parsed, diagnostics)!;
        var profile = ChipJob.LoadProfile(parsed, diagnostics);
        diagnostics.Items.Where(d => d.Severity == Severity.Error).Select(d => d.ToString()).Should().BeEmpty();
        return new ChipConditions(network, profile!, fidelity, ageSeconds);
    }

    static IEnumerable<string> Names(ChipConditions chip) => LossCause.On(chip).Select(cause => cause.Name);

    [Fact]
    public void On_EverythingAtFault_IsEveryCause() => LossCause.On(Chip(Fidelity.IrDrop, 86_400, Everything)).Should().Equal(LossCause.All);

    [Theory]
    [InlineData(Fidelity.Statistical)]
    [InlineData(Fidelity.Measured)]
    [InlineData(Fidelity.IrDrop)]
    public void Without_EachCause_LeavesTheOthers(Fidelity fidelity)
    {
        var chip = Chip(fidelity, 86_400, Everything);
        foreach (var cause in LossCause.On(chip))
        {
            Names(cause.Without(chip)).Should().Equal(Names(chip).Where(name => name != cause.Name), cause.Name);
        }
    }

    [Theory]
    [InlineData("weight bits", "quantization.weightBits=4")]
    [InlineData("weight bits", "quantization.layers.fc1.weightBits=4")]
    [InlineData("programming errors", "device.programmingSigma=1%")]
    [InlineData("stuck cells", "device.stuckOn=1%")]
    [InlineData("spread of ranges", "device.rangeSpread=1%")]
    [InlineData("cell currents", "device.currentLaw=cubic")]
    [InlineData("input converters", "device.inputBits=4")]
    [InlineData("drift", "device.retention=pcm2019")]
    [InlineData("read noise", "device.readNoise=1%")]
    [InlineData("output converters", "device.converterBits=8")]
    public void On_OneSetting_IsOneCause(string cause, string setting)
    {
        Names(Chip(Fidelity.Statistical, 60, Nothing)).Should().BeEmpty();
        Names(Chip(Fidelity.Statistical, 60, [.. Nothing, setting])).Should().Equal(cause);
        Names(Chip(Fidelity.Ideal, 60, [.. Nothing, setting])).Should().BeEmpty();
    }

    [Fact]
    public void On_WhatTheFidelityAdds_IsACause()
    {
        Names(Chip(Fidelity.IrDrop, 0, Nothing)).Should().Equal("wires");
        Names(Chip(Fidelity.Measured, 0, [.. Nothing, "device.writeVerify=true"])).Should().Equal("programming errors");
        Names(Chip(Fidelity.Statistical, 0, [.. Nothing, "device.writeVerify=true"])).Should().BeEmpty();
    }
}
