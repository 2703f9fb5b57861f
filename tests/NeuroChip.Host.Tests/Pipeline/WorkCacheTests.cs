using System.CommandLine;
using NeuroChip.Compiler;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Commands;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Tests.Pipeline;

/// <summary>What runs of a sweep share: never more than leaves their results as they are.</summary>
public class WorkCacheTests
{
    static readonly string[] Running =
        ["run", "builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits", "--ticks", "4", "-n", "10", "--fidelity", "statistical"];

    static readonly NetworkGraph Network = Load();

    static NetworkGraph Load()
    {
        using var source = NetworkSource.Open(Running[1]);
        return NetworkLoader.Load(source, Running[1], VerbTable.Root.Parse(Running), new DiagnosticBag())!;
    }

    [Theory]
    [InlineData("device.programmingSigma=0%", "device.programmingSigma=5%", "device.programmingSigma=10%")]
    [InlineData("device.preset=gst-pcm", "device.readNoise=1%", "device.converterBits=6")]
    [InlineData("device.wireResistance=1 ohm", "tick=1 ms", "deadline=1 ms")]
    public void Image_SettingsThatOnlyRunsSee_IsCompiledOnce(params string[] settings) => Compilations(settings).Should().Be(1);

    [Theory]
    [InlineData("crossbar.rows=64", "crossbar.rows=60;core.inputAxons=60")]
    [InlineData("crossbar.columns=64", "crossbar.columns=60;core.neurons=30")]
    [InlineData("crossbar.spareColumns=0", "crossbar.spareColumns=4;core.neurons=30")]
    [InlineData("crossbar.mapping=differential", "crossbar.mapping=offsetDigital")]
    [InlineData("crossbar.cellBits=8", "crossbar.cellBits=7")]
    [InlineData("quantization.weightBits=4", "quantization.weightBits=5")]
    [InlineData("core.neurons=32", "core.neurons=30")]
    [InlineData("neuron.decayBits=12", "neuron.decayBits=10")]
    public void Image_SettingsThatTheCompilerSees_IsCompiledForEach(params string[] settings) => Compilations(settings).Should().Be(settings.Length);

    static int Compilations(string[] settings)
    {
        var cache = new WorkCache();
        var count = 0;
        foreach (var setting in settings)
        {
            var parsed = With(setting);
            var diagnostics = new DiagnosticBag();
            var profile = ChipJob.LoadProfile(parsed, diagnostics);
            diagnostics.Items.Select(d => d.ToString()).Should().BeEmpty();
            var result = cache.Image(parsed, profile!, 1, diagnostics, findings =>
            {
                count++;
                return CompilerDriver.Compile(Network, profile!, new CompileOptions(), findings);
            });
            result!.Image.Profile.Should().BeSameAs(profile);
        }

        return count;
    }

    // Everything that a report says, but for the speed of this machine.
    [Fact]
    public void Prepare_ImageOfAnotherDevice_GivesTheReportOfARunByItself()
    {
        var shared = new WorkCache();
        string[] settings = ["device.programmingSigma=0%", "device.programmingSigma=10%", "device.readNoise=5%", "device.converterBits=5", "crossbar.spareColumns=4;core.neurons=30"];
        var reports = settings.Select(setting => Report(setting, shared)).ToList();

        reports.Should().Equal(settings.Select(setting => Report(setting, new WorkCache()))).And.OnlyHaveUniqueItems();
    }

    static ParseResult With(string settings) => VerbTable.Root.Parse([.. Running, .. settings.Split(';').SelectMany(setting => new[] { "--set", setting })]);

    static string Report(string setting, WorkCache cache)
    {
        var parsed = With(setting);
        var diagnostics = new DiagnosticBag();
        var job = ChipJob.Prepare(parsed, Running[1], diagnostics, cache);
        diagnostics.Items.Where(d => d.Severity == Severity.Error).Select(d => d.ToString()).Should().BeEmpty();
        var (report, _) = RunVerb.Measure(
            parsed, new Terminal(TextWriter.Null, TextWriter.Null, parsed), job!, "run", withReference: false, withRaster: false, diagnostics, default);
        var document = JsonReport.Build(report);
        foreach (var speed in new[] { "ticksPerSecond", "synapticEventsPerSecond", "wallSeconds", "compileSeconds", "runSeconds" })
        {
            document.Remove(speed).Should().BeTrue();
        }

        return document.ToJsonString();
    }
}
