using NeuroChip.Core.Diagnostics;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Tests.Kernels;

public class LifPropertyTests
{
    const int Neurons = 19, Ticks = 40;

    [Fact]
    public void Run_RandomParameters_EqualsTheModel()
    {
        for (var number = 0; number < 300; number++)
        {
            Compare(new Draws(number));
        }
    }

    [Theory]
    [InlineData("threshold")]
    [InlineData("rounding")]
    public void Run_ParameterMissing_IsADiagnostic(string name) =>
        Error([.. new LifCodes().ToArray().Where(p => p.Item1 != name)]).Message.Should().Contain($"'{name}' is missing").And.Contain("'out'");

    [Fact]
    public void Run_ParameterOutOfRange_NamesTheRange() =>
        Error(new LifCodes { Rounding = 3 }.ToArray()).Message.Should().Contain("'rounding' is 3; allowed is 0 to 2");

    [Fact]
    public void Run_SettingPerNeuron_IsADiagnostic() =>
        Error([.. new LifCodes().ToArray().Where(p => p.Item1 != "refractory"), ("refractory", [0, 1, 2])]).Message
            .Should().Contain("'refractory' has 3 values");

    [Fact]
    public void Run_ThresholdZeroWithMultipleSpikes_IsADiagnostic() =>
        Error(new LifCodes { Reset = 2, Threshold = [5, 0, 5] }.ToArray()).Message.Should().Contain("'threshold' is 0");

    [Fact]
    public void Run_UnknownFamily_ListsTheFamilies() =>
        Error([], family: "izhikevich").Message.Should().Contain("'izhikevich'").And.Contain("lif24");

    static InputErrorException Error((string, int[])[] parameters, string family = "lif")
    {
        var chip = new TestChip();
        chip.Input("in", 1);
        chip.Output(chip.Population("out", 3, family, 1, parameters));
        var image = chip.Build();
        return FluentActions.Invoking(() => ChipEmulator.Run(image, TestSamples.Spikes([0]), new())).Should().Throw<InputErrorException>().Which;
    }

    static void Compare(Draws draw)
    {
        var codes = Codes(draw);
        var inputs = Enumerable.Range(0, Ticks).Select(_ => Enumerable.Range(0, Neurons).Select(_ => draw.Between(-3000, 4000)).ToArray()).ToArray();
        var chip = new TestChip();
        var input = chip.Input("in", Neurons);
        var population = chip.Population("out", Neurons, "lif", 1, codes.ToArray());
        chip.Project(input, Neurons, population, Enumerable.Range(0, Neurons).Select(n => new TestSynapse(n, n, 1)));
        chip.Output(population);
        var current = new PotentialProbe(population, 0, 0);
        var membrane = new PotentialProbe(population, 1, 0);
        var samples = new TestSamples(Ticks, [[TestSamples.Encode([.. inputs.Select(values => values.Select((value, n) => (n, value)).ToArray())])]]);
        ChipEmulator.Run(chip.Build(), samples, new(), current);
        var record = ChipEmulator.Run(chip.Build(), samples, new(), membrane);

        for (var neuron = 0; neuron < Neurons; neuron++)
        {
            var model = new LifModel(codes, neuron);
            var spikes = 0;
            for (var tick = 0; tick < Ticks; tick++)
            {
                spikes += model.Step(inputs[tick][neuron]);
                membrane.Of(0)[tick + 1][neuron].Should().Be((int)model.Membrane, "neuron {0}, tick {1} of {2}", neuron, tick, codes);
                current.Of(0)[tick + 1][neuron].Should().Be((int)model.Current);
            }

            record.Results[0].SpikeCounts[neuron].Should().Be(spikes);
        }
    }

    static LifCodes Codes(Draws draw)
    {
        var decayBits = draw.Between(0, 14);
        int[] PerNeuron(int least, int greatest) => [.. Enumerable.Range(0, Neurons).Select(_ => draw.Between(least, greatest))];
        return new()
        {
            DecayBits = decayBits,
            CurrentDecay = draw.Between(0, 3) == 0 ? [.. Enumerable.Repeat(1 << decayBits, Neurons)] : PerNeuron(0, 1 << decayBits),
            MembraneDecay = draw.Between(0, 3) == 0 ? new int[Neurons] : PerNeuron(0, 1 << decayBits),
            StateShift = draw.Between(0, 6),
            StateBits = draw.Between(8, 30),
            Rounding = draw.Between(0, 2),
            Reset = draw.Between(0, 2),
            Inclusive = draw.Between(0, 1),
            Fires = draw.Between(0, 5) == 0 ? 0 : 1,
            Refractory = draw.Between(0, 1) * draw.Between(0, 4),
            MaxSpikes = draw.Between(1, 20),
            PreviousCurrent = draw.Between(0, 1),
            Threshold = PerNeuron(1, 9000),
            ResetValue = PerNeuron(-50, 50),
            Bias = PerNeuron(-200, 300),
            CurrentBias = draw.Between(0, 1) == 0 ? new int[Neurons] : PerNeuron(-200, 300),
        };
    }
}
