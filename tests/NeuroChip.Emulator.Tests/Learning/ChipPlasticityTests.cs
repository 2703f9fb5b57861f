using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.EventDriven;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Emulator.Tests.Learning;

/// <summary>Learning inside a run, beside the engines that verify has proven.</summary>
public class ChipPlasticityTests
{
    static readonly Core.Hardware.LearningSpec Engine = new()
    {
        Engine = "sum-of-products",
        ErrorDriven = true,
        TraceRounding = Core.Hardware.LearningRounding.Nearest,
        WeightRounding = Core.Hardware.LearningRounding.Nearest,
    };

    // The source fires in tick 0 and reaches the neuron (threshold 10) in tick 1: x1 = 20 · e^(−1/10) = 18.1 → 18; dw = 18/2: 16 → 25.
    [Fact]
    public void Run_OnePairing_ChangesTheWeightOfTheImage()
    {
        var chip = Chip(out var target);
        chip.Project(0, 1, target, [new(0, 0, 16)]);
        chip.Learn(WeightSignMode.Excitatory, 1, new() { ["x1"] = new(20, 10) }, "dw = 2^-1*x1*y0");
        var record = ChipEmulator.Run(chip.Build(), TestSamples.Spikes([0], [], []), new());

        record.Learning!.Image.Cores[0].Blocks[0].Codes.Should().Equal([25]);
        record.Learning.Projections.Should().Equal(new ProjectionLearning(0, Phases: 4, Evaluated: 1, Changed: 1, RoundedAway: 0, Held: 0, Step: 1));
        record.TotalEvents()[Core.Hardware.EventKind.PlasticUpdate].Should().Be(1);
        record.TotalEvents()[Core.Hardware.EventKind.WeightWrite].Should().Be(1);
        // One trace of the source in each of four ticks.
        record.TotalEvents()[Core.Hardware.EventKind.TraceUpdate].Should().Be(4);
    }

    // The weight before the tick's learning is the one that is sent; the second spike is sent with the learned one.
    [Fact]
    public void Run_SpikeInTheTickOfLearning_IsSentWithTheWeightBefore()
    {
        var chip = Chip(out var target);
        chip.Project(0, 1, target, [new(0, 0, 16)]);
        chip.Learn(WeightSignMode.Excitatory, 1, [], "dw = -2^3*y0");
        var record = ChipEmulator.Run(chip.Build(), TestSamples.Spikes([0], [0], [0], []), new());
        // Ticks 1 and 2 bring 16 and 16 and fire; tick 3 brings 16 − 8 = 8, which does not.
        record.Results[0].SpikeCounts.Should().Equal(2);
        record.Learning!.Image.Cores[0].Blocks[0].Codes.Should().Equal([0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Run_AllWeightsZero_OneNeuron_IsDegenerateButSound(int ticks)
    {
        var chip = Chip(out var target);
        chip.Project(0, 1, target, [new(0, 0, 0)]);
        chip.Learn(WeightSignMode.Excitatory, 5, [], "dw = x0");
        var record = ChipEmulator.Run(chip.Build(), TestSamples.Spikes([.. Enumerable.Repeat(new[] { 0 }, ticks)]), new());
        // An epoch of five ticks does not end in a sample of one and a pipeline of one.
        record.Learning!.Image.Cores[0].Blocks[0].Codes.Should().Equal([0]);
        record.Learning.Projections[0].Phases.Should().Be(0);
    }

    [Fact]
    public void Run_ErrorDriven_EqualsTheEngineAlone()
    {
        const int axons = 5, ticks = 40;
        var chip = new TestChip { Profile = TestProfiles.Plain with { Learning = Engine } };
        var axonsUnit = chip.Input("axons", axons);
        chip.Input("error", 1);
        var target = chip.Population("copies", 2, "lif", 1, new LifCodes { Threshold = [1 << 20] }.ToArray());
        chip.Project(axonsUnit, axons, target, from i in Enumerable.Range(0, axons) from j in Enumerable.Range(0, 2) select new TestSynapse(i, j, 0));
        chip.Learn(WeightSignMode.Mixed, new LearningRule { Error = new ErrorRule("error", new(40, 10), 3, -5, 1) });
        chip.Output(target);
        var spikes = Enumerable.Range(0, ticks).Select(tick => Enumerable.Range(0, axons).Where(axon => (tick + axon) % 3 == 0).ToArray()).ToArray();
        var errors = Enumerable.Range(0, ticks).Select(tick => tick * 7 % 200 - 100).ToArray();

        var record = ChipEmulator.Run(chip.Build(), new TestSamples(ticks, [[
            TestSamples.Encode([.. spikes.Select(units => units.Select(unit => (unit, 1)).ToArray())]),
            TestSamples.Encode([.. errors.Select(error => error == 0 ? Array.Empty<(int, int)>() : [(0, error)])]),
        ]]), new());

        var engine = new ErrorLearning(
            new() { Axons = axons, Dimensions = 1, TraceTau = 10, TraceIncrement = 40, RateMantissa = 3, RateExponent = -5, WeightShift = 1 },
            FixedRounding.Nearest, new int[2 * axons]);
        for (var tick = 0; tick < ticks; tick++)
        {
            engine.Tick(spikes[tick], [errors[tick]]);
        }

        // The chip runs one tick more for the pipeline, in which no weight is due.
        record.Learning!.Image.Cores[0].Blocks[0].Codes.Select(code => (int)code).Should().Equal(engine.Weights.ToArray()).And.Contain(code => code != 0);
        record.Learning.Projections[0].Changed.Should().Be(engine.Counts.Changed);
    }

    [Fact]
    public void Run_SpikeDriven_EqualsTheNeuronAlone()
    {
        const int synapses = 3, ticks = 200, bistability = 16;
        var parameters = new SdspParameters
        {
            Threshold = 14,
            LeakStrength = 1,
            CalciumEnabled = true,
            MembraneThreshold = 5,
            CalciumThresholds = (1, 3, 7),
            CalciumLeakPeriod = 6,
        };
        var chip = new TestChip { Profile = TestProfiles.Plain with { Learning = new() { Engine = "sdsp" } } };
        var input = chip.Input("in", synapses);
        var target = chip.Population("cell", 1, "event8-sdsp", 1,
            ("threshold", [14]), ("leak_strength", [1]), ("theta_mem", [5]), ("ca_theta1", [1]), ("ca_theta2", [3]), ("ca_theta3", [7]), ("ca_leak_period", [6]));
        chip.Project(input, synapses, target, Enumerable.Range(0, synapses).Select(i => new TestSynapse(i, 0, 3 + i)));
        chip.Learn(WeightSignMode.Excitatory, new LearningRule { Sdsp = new SdspRule(bistability) });
        chip.Output(target);
        var spikes = Enumerable.Range(0, ticks).Select(tick => Enumerable.Range(0, synapses).Where(i => (tick * 5 + i * 3) % (4 + i) == 0).ToArray()).ToArray();

        var record = ChipEmulator.Run(chip.Build(), TestSamples.Spikes(spikes), new());

        // Spikes of tick t arrive in tick t + 1, by ascending source, and a time reference ends that tick; bistability ends every 16th.
        var alone = new SdspNeuron(parameters, Enumerable.Range(0, synapses).Select(i => new SdspSynapse(3 + i, Mapped: true, Inhibitory: false)));
        var fired = 0;
        for (var tick = 1; tick <= ticks; tick++)
        {
            fired += spikes[tick - 1].Count(alone.Spike) + (alone.TimeReference() ? 1 : 0);
            if ((tick + 1) % bistability == 0)
            {
                alone.Bistability();
            }
        }

        record.Results[0].SpikeCounts.Should().Equal(fired);
        var learned = record.Learning!.Image.Cores[0].Blocks[0].Codes.Select(code => (int)code).ToArray();
        learned.Should().Equal(Enumerable.Range(0, synapses).Select(alone.WeightOf)).And.NotEqual([3, 4, 5]);
        record.Learning.Projections[0].Changed.Should().BeGreaterThan(5);
    }

    // y2 is 9 in tick 1 alone; dw = y2 at every epoch: 3 → 12.
    [Fact]
    public void Run_TraceFromAnInput_IsTheThirdFactor()
    {
        var chip = new TestChip { Profile = TestProfiles.Plain with { Learning = Engine } };
        chip.Input("in", 2);
        chip.Input("reward", 1);
        var target = chip.Population("out", 1, "lif", 1, new LifCodes { Threshold = [1000] }.ToArray());
        chip.Project(0, 2, target, [new(0, 0, 3), new(1, 0, 4)]);
        chip.Learn(WeightSignMode.Excitatory, new LearningRule
        {
            Rules = ["dw = u*y2"],
            Supplied = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("y2", "reward"),
        });
        chip.Output(target);
        var samples = new TestSamples(3, [[TestSamples.Encode([[], [], []]), TestSamples.Encode([[], [(0, 9)], []])]]);
        ChipEmulator.Run(chip.Build(), samples, new()).Learning!.Image.Cores[0].Blocks[0].Codes.Should().Equal([12, 13]);
    }

    [Fact]
    public void Run_KeptState_LastsFromSampleToSample()
    {
        var chip = Chip(out var target, threshold: 1000);
        chip.Project(0, 1, target, [new(0, 0, 16)]);
        chip.Keep(target, "v");
        var image = chip.Build();
        var samples = new TestSamples(1, [.. Enumerable.Repeat(new[] { TestSamples.Encode([[(0, 1)]]) }, 3)]);
        var kept = ChipEmulator.Run(image, samples, new()).Learning!.Image;
        kept.Populations[0].KeptStates.Should().ContainSingle().Which.Values.Should().Equal(48);
        ChipEmulator.Run(kept, samples, new() { Freeze = true }).Learning.Should().BeNull();

        // A learned image goes through a file.
        using var stream = new MemoryStream();
        ImageFile.Write(kept, stream);
        var again = ImageFile.Read(stream, "kept");
        ImageHash.Of(again).Should().Be(ImageHash.Of(kept));
        ChipEmulator.Run(again, samples, new()).Learning!.Image.Populations[0].KeptStates[0].Values.Should().Equal(96);
    }

    [Fact]
    public void Run_KeptStateThatTheFamilyDoesNotHave_IsADiagnostic()
    {
        var chip = Chip(out var target);
        chip.Keep(target, "theta");
        ((Action)(() => ChipEmulator.Run(chip.Build(), TestSamples.Spikes([0]), new())))
            .Should().Throw<InputErrorException>().Which.Diagnostic.Message.Should().Contain("kept state 'theta' does not exist; there are i, v, hold");
    }

    static TestChip Chip(out int target, int threshold = 10)
    {
        var chip = new TestChip { Profile = TestProfiles.Plain with { Learning = Engine } };
        chip.Input("in", 1);
        target = chip.Population("out", 1, "lif", 1, new LifCodes { Threshold = [threshold] }.ToArray());
        chip.Output(target);
        return chip;
    }
}
