using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks.Stages;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Mapping;

public class InOrderMapperTests
{
    [Fact]
    public void Compile_MoreCoresThanTheMesh_ListsTheLayers()
    {
        var profile = TestChips.Rram256 with { Mesh = new MeshSpec(2, 2, 1, MeshTopology.Mesh) };

        Layers(784, 128, 10).Diagnostics(profile).Should().ContainSingle().Which.ToString().Should().Be(
            "error NC4001: Network 'test' needs 5 cores, 'rram-256' has 4: layer1 4, layer2 1. Smallest change that fits: mesh.width=3. Use a profile with more cores, fewer neurons, or a smaller fan-in.");
    }

    [Fact]
    public void Compile_FanInBeyondTheChip_NamesTheNeuron()
    {
        var profile = TestChips.Rram256 with { Core = TestChips.Rram256.Core with { FanIn = 63 } };

        Layers(64, 2).Diagnostics(profile).Should().ContainSingle().Which.Message.Should()
            .Be("Neuron layer1[0] has 64 synapses; 'rram-256' allows 63 for one neuron. Smallest change that fits: core.fanIn=64.");
    }

    [Fact]
    public void Compile_FanInBeyondACoreWithoutPartialSums_IsADiagnostic()
    {
        var profile = TestChips.Rram256 with { Core = TestChips.Rram256.Core with { PartialSums = false } };

        Layers(300, 2).Diagnostics(profile).Should().ContainSingle().Which.ToString().Should().StartWith(
            "error NC4003: Neuron layer1[0] needs 300 input axons by itself, and cores cannot add partial sums; a core of 'rram-256' has 256.");
    }

    [Fact]
    public void Compile_SplitNeurons_LiveOnTheFirstCoreAndAddUp()
    {
        var image = Layers(300, 2).Image(TestChips.Rram256);

        image.Cores.Select(c => c.Neurons.Length).Should().Equal(2, 0);
        image.Cores.Select(c => c.Axons.Length).Should().Equal(256, 44);
        image.Cores.Should().OnlyContain(c => c.Blocks.Single().Targets.Length == 2);
    }

    [Fact]
    public void Compile_SmallPopulations_ShareACore() => Layers(10, 5, 3).Image(TestChips.Rram256).Cores.Should().ContainSingle();

    [Fact]
    public void Compile_ZeroNeuronsPerCore_IsADiagnosticAndEnds()
    {
        var profile = TestChips.Rram256 with { Core = TestChips.Rram256.Core with { Neurons = 0 } };

        Layers(2, 2).Diagnostics(profile).Should().ContainSingle().Which.Descriptor.Code.Should().Be("NC4001");
    }

    // Lists of n entries of 8 + 10 + 6 bits and 10 bits header, in words of 64: 128 neurons take (128·24 + 10 → 3136) bits an axon. A core of
    // 16 384 words holds 334 axons of these; 1000 axons need fewer neurons per core.
    [Fact]
    public void Compile_SynapseMemory_LimitsTheNeuronsOfACore()
    {
        var image = Layers(1000, 100).Image(TestChips.Loihi);

        // n entries of 24 bits: ⌈(24n + 10)/64⌉ ≤ 16 words an axon → n ≤ 42.
        image.Cores.Select(c => c.Neurons.Length).Should().Equal(42, 42, 16);
    }

    // 1000 sources feed 3 cores or more; with 2000 output axons a core may hold at most 2000/3 of them.
    [Fact]
    public void Compile_OutputAxons_SpreadTheSources()
    {
        var profile = TestChips.Loihi with { Core = TestChips.Loihi.Core with { OutputAxons = 2000 } };

        var image = Layers(4, 1000, 100).Image(profile);

        image.Cores.Where(c => c.Neurons.Length > 0 && c.Neurons[0] < 1004).Should().OnlyContain(c => c.Neurons.Length <= 666);
    }

    // 8 channels of 24×24 by 5×5 kernels: 128 neurons are 4×4 positions with all channels, which see 8×8 pixels.
    [Fact]
    public void Compile_FeatureMaps_FillCoresWithCompactPatches()
    {
        var input = Input("in", 1, 28, 28);
        var maps = Of("maps", Lif(), 8, 24, 24);
        var weights = Enumerable.Range(0, 8 * 25).Select(i => (i % 7) - 3.5);
        var convolution = new Conv2dStage(input.Shape, maps.Shape, [.. weights], [], new Window2d(5, 5, 1, 1, 0, 0), 1);

        var image = Network([input, maps], [Connect(input, maps, convolution)], "maps").Image(TestChips.Rram256);

        image.Cores.Should().HaveCount(36).And.OnlyContain(core => core.Neurons.Length == 128 && core.Axons.Length == 64);
    }
}
