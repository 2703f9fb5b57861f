using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Emulator.Tests.Accounting;

/// <summary>
/// A chip whose events can be counted on one's fingers. Mesh 3×2 with two cores a tile: cores 0 and 1 share tile (0,0), core 5 is on (2,0).
/// Input units 0 and 1; hidden neurons 2, 3 (core 0) and 4 (core 1); output neuron 5 (core 5). Every neuron fires on any positive input.
/// <code>
/// core 0   axons 0, 1   dense block: 2 × {2, 3, 4}, all weights 1; the sum for neuron 4 goes to core 1
/// core 1   no axons
/// core 5   axons 2, 4   dense block: 2 × {5}, all weights 1
/// </code>
/// Unit 0 spikes in ticks 0 and 2, unit 1 in tick 2; three ticks a sample. So 2, 3, 4 fire in ticks 1 and 3, and 5 in ticks 2 and 4.
/// </summary>
public class EventAccountingTests
{
    [Fact]
    public void Run_HandMadeChip_CountsAsOnFingers()
    {
        var events = Run(TestProfiles.Plain).EventsByCore;

        // Three spikes from outside, each opening one row of three weights.
        All(events, EventKind.InputSpike).Should().Equal(3, 0, 0);
        All(events, EventKind.AxonRead).Should().Equal(3, 0, 4);
        All(events, EventKind.SynapticEvent).Should().Equal(9, 0, 4);
        // Two ticks with an arrival at core 0's block, one target elsewhere.
        All(events, EventKind.PartialSum).Should().Equal(2, 0, 0);
        All(events, EventKind.NeuronSpike).Should().Equal(4, 2, 2);
        // Neuron 3 has no synapse outside; 2 and 4 send to core 5, two links away in x.
        All(events, EventKind.PacketSent).Should().Equal(2, 2, 0);
        All(events, EventKind.PacketReceived).Should().Equal(0, 0, 4);
        All(events, EventKind.PacketInTile).Should().Equal(0, 0, 0);
        All(events, EventKind.HopX).Should().Equal(4, 4, 0);
        All(events, EventKind.HopY).Should().Equal(0, 0, 0);
        All(events, EventKind.OutputSpike).Should().Equal(0, 0, 2);
        // Each neuron is updated three times; in the tick without arrivals it is idle, its potential having been reset.
        All(events, EventKind.NeuronActive).Should().Equal(4, 2, 2);
        All(events, EventKind.NeuronIdle).Should().Equal(2, 1, 1);
        // Three ticks and a pipeline of two.
        All(events, EventKind.Barrier).Should().Equal(5, 0, 0);
        All(events, EventKind.ColumnConversion).Should().Equal(0, 0, 0);
        All(events, EventKind.NeuronRowRead).Should().Equal(0, 0, 0);
    }

    [Fact]
    public void Run_AnalogCrossbar_ConvertsEveryColumnOfAnActiveBlock()
    {
        var profile = TestProfiles.Plain with { Crossbar = new() { Rows = 4, Columns = 8, CellBits = 8, Mapping = CrossbarMapping.Differential } };

        All(Run(profile).EventsByCore, EventKind.ColumnConversion).Should().Equal(6, 0, 2);
    }

    [Fact]
    public void Run_DigitalCrossbar_ReadsEveryNeuronsRow()
    {
        var profile = TestProfiles.Plain with { Crossbar = new() { Rows = 4, Columns = 4, CellBits = 1, Mapping = CrossbarMapping.Direct } };

        All(Run(profile).EventsByCore, EventKind.NeuronRowRead).Should().Equal(6, 3, 3);
    }

    static RunRecord Run(HardwareProfile profile) =>
        ChipEmulator.Run(Image(profile), TestSamples.Spikes([0], [], [0, 1]), new());

    static IEnumerable<long> All(EventCounts[] events, EventKind kind) => events.Select(core => core[kind]);

    static ChipImage Image(HardwareProfile profile)
    {
        var chip = new TestChip { Profile = profile };
        var input = chip.Input("in", 2);
        var codes = new LifCodes { Threshold = [0] }.ToArray();
        var hidden = chip.Population("hidden", 3, "lif", 1, codes);
        var output = chip.Population("out", 1, "lif", 2, codes);
        chip.Project(input, 2, hidden, []);
        chip.Project(chip.FirstUnitOf(hidden), 3, output, []);
        chip.Output(output);
        return chip.Build() with
        {
            Cores =
            [
                new() { Core = 0, Neurons = [2, 3], Axons = [new(0, 0), new(1, 0)], Blocks = [Ones(0, 2, [2, 3, 4])] },
                new() { Core = 1, Neurons = [4], Axons = [], Blocks = [] },
                new() { Core = 5, Neurons = [5], Axons = [new(2, 0), new(4, 0)], Blocks = [Ones(1, 2, [5])] },
            ],
        };
    }

    static SynapseBlock Ones(int projection, int axons, ImmutableArray<int> targets) => new()
    {
        Projection = projection,
        FirstAxon = 0,
        AxonCount = axons,
        Targets = targets,
        Codes = [.. Enumerable.Repeat((short)1, axons * targets.Length)],
    };
}
