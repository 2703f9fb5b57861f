using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Random;

namespace NeuroChip.Compiler.Tests.Verification;

public class ImageVerifierTests
{
    static readonly ChipImage Legal = TestNets.Layers(300, 20, 5).Image(TestChips.Rram256);

    // A legal image on a profile whose budget is one less than what the image uses.
    public static TheoryData<string, Func<HardwareProfile, HardwareProfile>> Budgets => new()
    {
        { "NC4001", p => p with { Mesh = new MeshSpec(1, 1, 1, MeshTopology.Mesh) } },
        { "NC4002", p => p with { Core = p.Core with { FanIn = 299 } } },
        { "NC4003", p => p with { Core = p.Core with { InputAxons = 255 } } },
        { "NC4005", p => p with { Core = p.Core with { OutputAxons = 19 } } },
        { "NC4006", p => p with { Core = p.Core with { DestinationsPerNeuron = 0 } } },
        { "NC4007", p => p with { Synapse = p.Synapse with { AccumulatorBits = 8 } } },
        { "NC4010", p => p with { Core = p.Core with { NeuronConfigurations = 0 } } },
        { "NC4011", p => p with { Core = p.Core with { Neurons = 19 } } },
        { "NC4012", p => p with { Crossbar = p.Crossbar! with { Rows = 255 } } },
        { "NC4012", p => p with { Crossbar = p.Crossbar! with { Columns = 38 } } },
        { "NC4013", p => p with { Core = p.Core with { PartialSums = false } } },
    };

    [Fact]
    public void Verify_CompiledImage_IsLegalAndCountsItsUse()
    {
        var (diagnostics, usage) = Verify(Legal);

        diagnostics.Should().BeEmpty();
        usage.Should().Contain(new CoreUtilisation(0, "neurons", 20, 128));
        usage.Should().Contain(new CoreUtilisation(0, "input axons", 256, 256));
        usage.Should().Contain(new CoreUtilisation(0, "output axons", 20, null));
        usage.Should().Contain(new CoreUtilisation(1, "crossbar columns", 2 * 20, 256));
    }

    [Theory]
    [MemberData(nameof(Budgets))]
    public void Verify_BudgetExceededByOne_IsThatDiagnostic(string code, Func<HardwareProfile, HardwareProfile> shrink)
    {
        var (diagnostics, _) = Verify(Legal with { Profile = shrink(TestChips.Rram256) });

        diagnostics.Select(d => d.Descriptor.Code).Distinct().Should().Equal(code);
    }

    [Fact]
    public void Verify_PackedMemoryExceeded_NamesCoreAndPopulation()
    {
        var image = TestNets.Layers(100, 10).Image(TestChips.Loihi);

        // 100 lists of 10·24 + 10 bits, in words: 256 bits each.
        var (diagnostics, usage) = Verify(image with { Profile = TestChips.Loihi with { Core = TestChips.Loihi.Core with { SynapseMemoryBits = 25_599 } } });

        usage.Should().Contain(new CoreUtilisation(0, "bits of synapse memory", 25_600, 25_599));
        diagnostics.Should().ContainSingle().Which.Message.Should()
            .Be("Core 0 ('layer1') needs 25600 bits of synapse memory; a core of 'loihi' has 25599. Smallest change that fits: core.synapseMemory=25600 bit.");
    }

    [Fact]
    public void Verify_CodeBeyondItsBits_IsFound()
    {
        var block = Legal.Cores[0].Blocks[0];
        var core = Legal.Cores[0] with { Blocks = [block with { Codes = block.Codes.SetItem(0, 128) }] };

        Verify(Legal with { Cores = Legal.Cores.SetItem(0, core) }).Diagnostics.Should().ContainSingle().Which.Descriptor.Code.Should().Be("NC4015");
    }

    [Fact]
    public void Verify_NeuronWithoutSoma_IsFound()
    {
        var core = Legal.Cores[0] with { Neurons = Legal.Cores[0].Neurons.RemoveAt(3) };

        Verify(Legal with { Cores = Legal.Cores.SetItem(0, core) }).Diagnostics.Should().ContainSingle().Which.Message.Should()
            .Be("Neuron layer1[3] is placed on 0 cores instead of one.");
    }

    // Three axons into two neurons with weights (1,2), (1,3), (−, 3): the first two differ at the second neuron; the third agrees with the second.
    [Fact]
    public void Verify_AxonTypes_CountsDifferentWeightsOfANeuron()
    {
        var (input, population) = (TestNets.Input("in", 3), TestNets.Of("n", TestNets.Lif(), 2));
        var image = TestNets.Network([input, population], [TestNets.Dense(input, population, 1, 1, 0, 2, 3, 3)], "n").Image(TestChips.Rram256);

        var (_, usage) = Verify(image with { Profile = TestChips.Rram256 with { Synapse = TestChips.Rram256.Synapse with { AxonTypes = 4 } } });

        usage.Should().Contain(new CoreUtilisation(0, "axon types", 2, 4));
    }

    // One axon into one neuron by two projections has their sum as weight: 1 + 2, 3 and 4 are two types, and not three.
    [Fact]
    public void Verify_AxonTypes_AddsUpParallelProjections()
    {
        var (input, population) = (TestNets.Input("in", 3), TestNets.Of("n", TestNets.Lif(), 1));
        var image = TestNets.Network([input, population], [TestNets.Dense(input, population, 1, 3, 4)], "n").Image(TestChips.Rram256 with { Synapse = TestChips.Rram256.Synapse with { AxonTypes = 4 } });
        var core = image.Cores[0];
        var block = core.Blocks[0] with { Codes = [1, 3, 4] };
        var second = block with { Codes = [2, 0, 0] };

        Types(block).Should().Be(3);
        Types(block, second).Should().Be(2);

        long Types(params SynapseBlock[] blocks) =>
            Verify(image with { Cores = [core with { Blocks = [.. blocks] }] }).Usage.Single(u => u.Resource == "axon types").Used;
    }

    // Two axons for each of two neurons alone take two types, whichever come first; (1, 2) and (2, 1) for both neurons would then find none.
    [Fact]
    public void Verify_AxonTypes_OneWeightEach_AreTypesByWeight()
    {
        var (input, population) = (TestNets.Input("in", 6), TestNets.Of("n", TestNets.Lif(), 2));
        var image = TestNets.Network([input, population], [TestNets.Dense(input, population, 1, 0, 0, 2, 1, 2, 0, 2, 1, 0, 1, 2)], "n")
            .Image(TestChips.Rram256 with { Synapse = TestChips.Rram256.Synapse with { AxonTypes = 4 } });

        Verify(image).Usage.Single(u => u.Resource == "axon types").Used.Should().Be(2);
    }

    // Whatever the network and the budgets, what compiles is legal by the verifier's own count, and every file of it reads back.
    [Fact]
    public void Compile_RandomNetworksOnRandomCores_AreLegalOrRefused()
    {
        var legal = 0;
        for (var seed = 0u; seed < 120; seed++)
        {
            int Draw(uint what, int least, int most) => least + Philox.Below(most - least + 1, seed, RandomStream.Placement, what);
            var profile = (Draw(0, 0, 1) == 0 ? TestChips.Rram256 : TestChips.Loihi) with { Name = "random" };
            profile = profile with
            {
                Mesh = new MeshSpec(8, 8, 1, MeshTopology.Mesh),
                Core = profile.Core with
                {
                    Neurons = Draw(1, 1, 40),
                    InputAxons = Draw(2, 4, 60),
                    PartialSums = Draw(3, 0, 1) == 0,
                    OutputAxons = Draw(4, 40, 200),
                    SynapseMemoryBits = Draw(5, 500, 40_000),
                },
            };
            var network = TestNets.Layers(Draw(6, 1, 50), Draw(7, 1, 50), Draw(8, 1, 20));
            var diagnostics = new DiagnosticBag();
            var result = CompilerDriver.Compile(network, profile, new CompileOptions(), diagnostics);

            if (result is null)
            {
                diagnostics.Items.Should().Contain(d => d.Descriptor.Code.StartsWith("NC4", StringComparison.Ordinal), $"seed {seed}");
                continue;
            }

            legal++;
            Verify(result.Image).Diagnostics.Should().BeEmpty($"seed {seed}");
            using var file = new MemoryStream();
            ImageFile.Write(result.Image, file);
            ImageHash.Of(ImageFile.Read(file, "x")).Should().Be(ImageHash.Of(result.Image));
        }

        legal.Should().BeInRange(20, 119);
    }

    // The mapper knows lists by sums of hashes while a core fills, the verifier by their texts: they agree on what fits, and sharing never takes more cores.
    [Fact]
    public void Compile_SharedConvolutions_FillCoresToTheirMemory()
    {
        var (fewer, full) = (0, 0);
        for (var seed = 0u; seed < 30; seed++)
        {
            int Draw(uint what, int least, int most) => least + Philox.Below(most - least + 1, seed, RandomStream.Placement, what);
            var (channels, side, kernel, stride) = (Draw(0, 1, 3), Draw(1, 6, 12), Draw(2, 1, 4), Draw(3, 1, 2));
            var window = new Core.Networks.Stages.Window2d(kernel, kernel, stride, stride, 0, 0);
            var (input, maps) = (TestNets.Input("in", 2, side, side), TestNets.Of("maps", TestNets.Lif(), channels, ((side - kernel) / stride) + 1, ((side - kernel) / stride) + 1));
            var weights = Enumerable.Range(0, channels * 2 * kernel * kernel).Select(i => ((i * 7 % 16) - 7.5) / 16);
            var network = TestNets.Network([input, maps], [TestNets.Connect(input, maps, new Core.Networks.Stages.Conv2dStage(input.Shape, maps.Shape, [.. weights], [], window, 1))], "maps");
            var bits = Draw(4, 2_000, 20_000);
            ChipImage? Image(bool shares)
            {
                var chip = TestChips.Loihi with
                {
                    Core = TestChips.Loihi.Core with { SynapseMemoryBits = bits },
                    Synapse = TestChips.Loihi.Synapse with { SharesConvolutions = shares, StoresUnusedFields = Draw(5, 0, 1) == 1 },
                };
                return CompilerDriver.Compile(network, chip, new CompileOptions(), new DiagnosticBag())?.Image;
            }

            if ((Image(false), Image(true)) is not ({ } plain, { } shared))
            {
                continue;
            }

            var (diagnostics, usage) = Verify(shared);
            diagnostics.Should().BeEmpty($"seed {seed}");
            shared.Cores.Length.Should().BeLessThanOrEqualTo(plain.Cores.Length, $"seed {seed}");
            fewer += shared.Cores.Length < plain.Cores.Length ? 1 : 0;
            full += shared.Cores.Length > 1 && usage.First(u => u.Resource == "bits of synapse memory").Used > 0.9 * bits ? 1 : 0;
        }

        fewer.Should().BeGreaterThan(10);
        full.Should().BeGreaterThan(5, "cores are filled by what is stored, not by what would be without sharing");
    }

    static (IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<CoreUtilisation> Usage) Verify(ChipImage image)
    {
        var bag = new DiagnosticBag();
        var usage = ImageVerifier.Verify(image, bag);
        return (bag.Items, usage);
    }
}
