using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Tests.Tracing;

public class ActiveUpdatesTests
{
    public static TheoryData<string> Backends => [.. BackendRegistry.Available.Select(backend => backend.Name)];

    /// <summary>One neuron that fires at any input. Input of ticks 0 and 2 arrives in ticks 1 and 3, the first and the last step of the neuron.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Observe_OneNeuron_CountsFromTheStartOfEachSample(string backend)
    {
        var chip = new TestChip();
        var input = chip.Input("in", 1);
        var neuron = chip.Population("n", 1, "lif", 1, new LifCodes { Threshold = [0] }.ToArray());
        chip.Project(input, 1, neuron, [new(0, 0, 1)]);
        chip.Output(neuron);
        var one = TestSamples.Spikes([0], [], [0]).Encode(0);
        var samples = new TestSamples(3, [one, one]);
        var seen = new List<(int Sample, int Tick, int Active)>();

        var record = ChipEmulator.Run(chip.Build(), samples, new() { Backend = backend }, new Recorder(seen));

        seen.Should().Equal((0, 0, 0), (0, 1, 1), (0, 2, 1), (0, 3, 2), (1, 0, 0), (1, 1, 1), (1, 2, 1), (1, 3, 2));
        record.TotalEvents()[EventKind.NeuronActive].Should().Be(4);
    }

    readonly struct Recorder(List<(int Sample, int Tick, int Active)> seen) : ITickProbe
    {
        public void Observe(in TickView view) => seen.Add((view.Sample, view.Tick, view.ActiveUpdates(0)[0]));
    }
}
