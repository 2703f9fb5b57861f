using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Tests.Mapping;

/// <summary>Networks too large to move single neurons: whole cores are placed. The limit is set to 0 here, so that small networks go the same way.</summary>
public class WholeCorePlacementTests
{
    static readonly HardwareProfile Chip = TestChips.Rram256 with
    {
        Name = "chip",
        Mesh = new MeshSpec(6, 4, 1, MeshTopology.Mesh),
        Core = TestChips.Rram256.Core with { Neurons = 8 },
    };

    static readonly LoweredNetwork Network = NetworkLowering.Lower(MappedNets.Communities(8, 12), Chip, new CompileOptions(), new DiagnosticBag())!;

    static readonly MappingOptions Options =
        MappingOptions.For(Network, Chip.Synapse, [.. Network.Projections.Select(_ => 8)], [.. Enumerable.Repeat(1.0, Network.Units)], 1);

    [Theory]
    [InlineData("hops")]
    [InlineData("congestion")]
    [InlineData("hops=1,congestion=1")]
    public void Map_WholeCores_IsLegalDeterministicAndNoWorse(string objective)
    {
        var (first, inOrder) = Map(new MappingRequest { Objective = MappingObjective.Parse(objective, out _)! });
        var (second, _) = Map(new MappingRequest { Objective = MappingObjective.Parse(objective, out _)! });

        first!.Cores.Select(core => core.Core).Should().Equal(second!.Cores.Select(core => core.Core));
        RequireWhole(first);
        if (!objective.Contains('='))
        {
            var power = objective == "congestion" ? 2 : 1;
            Loads(first).Sum(load => Math.Pow(load, power)).Should().BeLessThan(Loads(inOrder!).Sum(load => Math.Pow(load, power)));
        }
    }

    [Fact]
    public void Map_PinsAndForbiddenCores_AreKept()
    {
        var hints = new MappingHints
        {
            Pins = [new PinHint(new NeuronRange("n", 3, 5), 20), new PinHint(new NeuronRange("n", 90, 90), 1)],
            Forbidden = [0, 2, 7],
        };

        var (found, _) = Map(new MappingRequest { Objective = MappingObjective.Of(MappingTerm.Hops), Hints = hints });

        RequireWhole(found!);
        var first = Network.Populations[0].FirstUnit;
        found!.Cores.Single(core => core.Core == 20).Neurons.Should().Equal(first + 3, first + 4, first + 5);
        found.Cores.Single(core => core.Core == 1).Neurons.Should().Equal(first + 90);
        found.Cores.Should().NotContain(core => hints.Forbidden.Contains(core.Core));
    }

    public static TheoryData<string, MappingRequest> Refused() => new()
    {
        {
            "NC4110: Network 'test' has 582 synapses; beyond 0, or on very many cores, whole cores are placed instead of neurons, which does not serve the objective 'balance'.",
            new() { Objective = MappingObjective.Parse("hops=1,balance=1", out _)! }
        },
        {
            "NC4110: Network 'test' has 582 synapses; beyond 0, or on very many cores, whole cores are placed instead of neurons, which does not serve the objective 'packets'.",
            new() { Objective = MappingObjective.Of(MappingTerm.Packets) }
        },
        {
            "NC4110: Network 'test' has 582 synapses; beyond 0, or on very many cores, whole cores are placed instead of neurons, which can neither group neurons nor separate them.",
            new() { Objective = MappingObjective.Of(MappingTerm.Hops), Hints = new() { Groups = [[new NeuronRange("n", 0, 1)]] } }
        },
        {
            "NC4102: No legal mapping of network 'test' on 'chip' keeps its 13 hints; without them it takes 12 of 24 cores.",
            new() { Objective = MappingObjective.Of(MappingTerm.Hops), Hints = new() { Forbidden = [.. Enumerable.Range(0, 13)] } }
        },
        {
            "NC4102: 9 neurons are pinned to core 3 (as n[0..8]); a core of 'chip' holds 8.",
            new() { Objective = MappingObjective.Of(MappingTerm.Hops), Hints = new() { Pins = [new PinHint(new NeuronRange("n", 0, 8), 3)] } }
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Map_WhatWholeCoresCannotDo_IsRefused(string expected, MappingRequest request)
    {
        var diagnostics = new DiagnosticBag();

        new OptimizingMapper(request, largestSearch: 0).Map(Network, Chip, Options, diagnostics).Should().BeNull();

        var diagnostic = diagnostics.Items.Should().ContainSingle().Which;
        $"{diagnostic.Descriptor.Code}: {diagnostic.Message}".Should().Be(expected);
    }

    static (Placement? Found, Placement? InOrder) Map(MappingRequest request)
    {
        var (mapper, diagnostics) = (new OptimizingMapper(request, largestSearch: 0), new DiagnosticBag());
        var found = mapper.Map(Network, Chip, Options, diagnostics);
        diagnostics.Items.Should().BeEmpty();
        return (found, mapper.InOrder);
    }

    static void RequireWhole(Placement placement)
    {
        placement.Cores.Select(core => core.Core).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder().And.OnlyContain(core => core >= 0 && core < Chip.Mesh.Cores);
        placement.Cores.SelectMany(core => core.Neurons).Order().Should().Equal(Enumerable.Range(Network.Populations[0].FirstUnit, Network.Populations[0].Count));
        placement.Cores.Should().OnlyContain(core => core.Neurons.Length <= 8);
    }

    // Counted anew: one message from every neuron to every other core that holds a target, on its own way.
    static double[] Loads(Placement placement)
    {
        var home = placement.Cores.SelectMany(core => core.Neurons.Select(unit => (unit, core.Core))).ToDictionary(pair => pair.unit, pair => pair.Core);
        var loads = new double[Routes.LinksOf(Chip.Mesh)];
        var messages = new HashSet<(int Unit, int Core)>();
        foreach (var projection in Network.Projections)
        {
            var synapses = projection.Synapses;
            for (var target = 0; target < synapses.TargetStart.Length - 1; target++)
            {
                for (var s = synapses.TargetStart[target]; s < synapses.TargetStart[target + 1]; s++)
                {
                    messages.Add((projection.SourceFirstUnit + synapses.Sources[s], home[Network.Populations[projection.Target].FirstUnit + target]));
                }
            }
        }

        foreach (var (unit, core) in messages.Where(message => home.ContainsKey(message.Unit)))
        {
            foreach (var link in Routes.Between(Chip.Mesh, home[unit], core))
            {
                loads[link]++;
            }
        }

        return loads;
    }
}
