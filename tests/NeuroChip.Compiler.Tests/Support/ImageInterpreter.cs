using NeuroChip.Core.Images;
using NeuroChip.Core.Numerics;

namespace NeuroChip.Compiler.Tests.Support;

/// <summary>
/// The plainest possible run of an image of family lif: one neuron, one synapse at a time, in long integers. What the compiler means;
/// shares nothing with the emulator.
/// </summary>
sealed class ImageInterpreter(ChipImage image)
{
    readonly Dictionary<(int Tick, int Unit), long> _arriving = [];
    readonly long[] _current = new long[image.Units];
    readonly long[] _membrane = new long[image.Units];

    /// <summary>Membranes after the last tick, by unit.</summary>
    public IReadOnlyList<long> Membranes => _membrane;

    /// <param name="inputs">[ticks][input units] spike counts of the sample.</param>
    /// <returns>[sample ticks][neurons] spikes of every neuron in the sample's own time.</returns>
    public int[][] Run(int[][] inputs)
    {
        var spikes = inputs.Select(_ => new int[image.Neurons]).ToArray();
        for (var tick = 0; tick < image.TicksFor(inputs.Length); tick++)
        {
            var fired = new int[image.Units];
            if (tick < inputs.Length)
            {
                inputs[tick].CopyTo(fired, 0);
            }

            foreach (var population in image.Populations)
            {
                var step = tick - population.FirstTick;
                for (var n = 0; n < population.Count && step >= 0 && step < inputs.Length; n++)
                {
                    fired[population.FirstUnit + n] = Step(population, n, _arriving.GetValueOrDefault((tick, population.FirstUnit + n)));
                    spikes[step][population.FirstUnit + n - image.InputUnits] = fired[population.FirstUnit + n];
                }
            }

            Deliver(fired, tick);
        }

        return spikes;
    }

    void Deliver(int[] fired, int tick)
    {
        var sums = new Dictionary<(int Tick, int Unit, int Projection), long>();
        foreach (var core in image.Cores)
        {
            foreach (var block in core.Blocks)
            {
                foreach (var (row, column, code, delay) in Synapses(block))
                {
                    var axon = core.Axons[block.FirstAxon + row];
                    var key = (tick + 1 + axon.DelayTicks + delay, block.Targets[column], block.Projection);
                    sums[key] = sums.GetValueOrDefault(key) + (code * fired[axon.SourceUnit]);
                }
            }
        }

        foreach (var ((when, unit, projection), sum) in sums)
        {
            var exponent = image.Projections[projection].Exponent;
            var shifted = exponent >= 0 ? sum << exponent : sum >> -exponent;
            _arriving[(when, unit)] = _arriving.GetValueOrDefault((when, unit)) + shifted;
        }
    }

    static IEnumerable<(int Row, int Column, long Code, int Delay)> Synapses(SynapseBlock block)
    {
        for (var row = 0; row < block.AxonCount; row++)
        {
            var columns = block.Targets.Length;
            var (first, end) = block.IsDense ? (row * columns, (row + 1) * columns) : (block.RowStart[row], block.RowStart[row + 1]);
            for (var s = first; s < end; s++)
            {
                yield return (row, block.IsDense ? s - first : block.Columns[s], block.Codes[s], block.Delays.IsEmpty ? 0 : block.Delays[s]);
            }
        }
    }

    int Step(PopulationImage population, int n, long input)
    {
        long P(string name) => population.Parameters[name][n];
        var unit = population.FirstUnit + n;
        var limit = (1L << ((int)P("stateBits") - 1)) - 1;
        var one = 1L << (int)P("decayBits");
        var drive = input << (int)P("stateShift");
        if (P("currentDecay") < one)
        {
            var before = _current[unit];
            _current[unit] = Math.Clamp(Decay(before, P("currentDecay")) + drive + P("currentBias"), -limit, limit);
            drive = P("previousCurrent") == 1 ? before : _current[unit];
        }

        var v = Math.Clamp(Decay(_membrane[unit], P("membraneDecay")) + drive + P("bias"), -limit, limit);
        var threshold = P("threshold");
        var fires = P("fires") == 1 && (P("inclusive") == 1 ? v >= threshold : v > threshold);
        _membrane[unit] = !fires ? v : P("reset") == 0 ? P("resetValue") : v - threshold;
        return fires ? 1 : 0;

        long Decay(long x, long decay) => P("rounding") switch
        {
            0 => FixedPoint.ShiftTowardZero(x * (one - decay), (int)P("decayBits")),
            1 => (x * (one - decay)) >> (int)P("decayBits"),
            _ => ((x * (one - decay)) + (one / 2)) >> (int)P("decayBits"),
        };
    }
}
