using NeuroChip.Core.Networks;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Tests.Learning;

/// <summary>
/// RM-LRN-3, after Song, Miller and Abbott: 1000 Poisson inputs at 15 Hz compete for one conductance-based neuron. The neuron is real-valued, as in the
/// reference; the weights learn in the integers of the chip, 0 … 255 for 0 … g_max, rounded by chance synapse by synapse.
/// </summary>
public class SpikingCompetitionTests
{
    // Ticks of 0.1 ms, as in the reference: a spike of the neuron follows its causes by one tick.
    const int Inputs = 1000, Seconds = 100, TicksPerSecond = 10_000;

    const double TickMilliseconds = 0.1, TauTicks = 20 / TickMilliseconds, SpikesPerTick = 15.0 / TicksPerSecond;

    // A+ of 0.01 of the range is 2.55 codes: a trace of 40.8 times 2^-4. The impulse's fraction counts twice, as it is compared with 7 bits.
    static readonly Dictionary<string, TraceConstants> Traces = new() { ["x1"] = new(40.4, TauTicks), ["y1"] = new(42.42, TauTicks) };

    // Spikes of one tick see each other's traces on the chip; in the reference such a pair only potentiates. The last terms take back its depression.
    const string Rule = "dw = 2^-4*y0*x1 - 2^-4*x0*y1 + 2*x0*y0 + 3*2^-2*x0*y0 - 2^-4*x0*y0";

    [Fact]
    public void Learn_HundredSeconds_RateFallsAndWeightsPart()
    {
        var weights = Enumerable.Range(0, Inputs).Select(i => Philox.Below(256, 1, RandomStream.ConnectionWeights, (uint)i)).ToArray();
        var projection = PlasticProjection.Create(
            BackendRegistry.Find("cpu"),
            new(Inputs, 1, WeightSignMode.Excitatory),
            LearningTest.Program(1, Traces, Rule),
            new AddressedRounding(1, 0, perSynapse: true),
            weights);

        var spikes = Run(projection);

        spikes[..10].Average().Should().BeInRange(26, 40);
        // Real traces give 20.5 … 23 Hz. One of 7 bits holds three spikes: where a fourth is cut off, depression is missing, and a double-precision
        // program with traces cut off there fires 1.9 Hz more often than without.
        spikes[^20..].Average().Should().BeInRange(20.5, 25);
        var learned = Enumerable.Range(0, Inputs).Select(i => projection.Value(Core.Learning.RuleVariable.Weight, i, 0) / 255.0).ToArray();
        learned.Count(weight => weight < 0.1).Should().BeInRange(200, 260);
        learned.Count(weight => weight > 0.9).Should().BeInRange(160, 220);
        learned.Average().Should().BeInRange(0.45, 0.49);
    }

    /// <returns>Output spikes in each second.</returns>
    static int[] Run(PlasticProjection projection)
    {
        var spikes = new int[Seconds];
        var neuron = new ConductanceNeuron();
        var inputs = new PoissonInputs();
        var sums = new int[1];
        for (var tick = 0; tick < Seconds * TicksPerSecond; tick++)
        {
            var fires = neuron.Tick(sums[0] * (0.01 / 255));
            spikes[tick / TicksPerSecond] += fires ? 1 : 0;
            var sources = inputs.At(tick);
            sums[0] = 0;
            projection.AddSums(sources, sums);
            projection.EndTick(sources, fires ? [0] : []);
        }

        return spikes;
    }

    /// <summary>Independent inputs with intervals of a geometric distribution.</summary>
    sealed class PoissonInputs
    {
        readonly int[] _next = new int[Inputs], _spiking = new int[Inputs];
        readonly uint[] _drawn = new uint[Inputs];

        public PoissonInputs()
        {
            for (var input = 0; input < Inputs; input++)
            {
                _next[input] = Interval(input) - 1;
            }
        }

        public ReadOnlySpan<int> At(int tick)
        {
            var count = 0;
            for (int input; (input = Array.IndexOf(_next, tick)) >= 0;)
            {
                _next[input] = tick + Interval(input);
                _spiking[count++] = input;
            }

            return _spiking.AsSpan(0, count);
        }

        int Interval(int input)
        {
            var uniform = 1 - Philox.Uniform(1, RandomStream.InputEncoding, (uint)input, _drawn[input]++);
            return 1 + (int)(Math.Log(uniform) / Math.Log(1 - SpikesPerTick));
        }
    }

    /// <summary>Times in ms, voltages in mV, conductances relative to the leak.</summary>
    sealed class ConductanceNeuron
    {
        const double MembraneTau = 10, SynapseTau = 5, Rest = -74, Reset = -60, Threshold = -54;

        static readonly double Decay = Math.Exp(-TickMilliseconds / SynapseTau);

        double _voltage = Rest, _conductance;

        public bool Tick(double arriving)
        {
            _conductance += arriving;
            _voltage += TickMilliseconds / MembraneTau * (Rest - _voltage - _conductance * _voltage);
            _conductance *= Decay;
            var fires = _voltage > Threshold;
            _voltage = fires ? Reset : _voltage;
            return fires;
        }
    }
}
