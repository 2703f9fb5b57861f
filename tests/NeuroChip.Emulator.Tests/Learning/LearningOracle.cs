using System.Numerics;
using NeuroChip.Core.Networks;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Tests.Learning;

/// <summary>
/// Learning from traces as the fixed-point learning of Lava 0.11 is written down, synapse by synapse, in integers without limits. Nothing of the engine is
/// used but the numbers that fractions are compared with, which are input to both.
/// </summary>
sealed class LearningOracle
{
    const int Top = 127;

    static readonly string[] Names = ["x1", "x2", "y1", "y2", "y3"];

    readonly LearningScenario _case;
    readonly ILearningRounding _draws;
    readonly int[][] _traces;
    readonly Dictionary<string, int[]> _synapses;
    readonly int[] _tx, _ty;
    int _tick, _tickOfEpoch, _epoch;

    public LearningOracle(LearningScenario scenario)
    {
        _case = scenario;
        _draws = scenario.Draws;
        _traces = [.. Names.Select(name => new int[OfSource(name) ? scenario.Sources : scenario.Targets])];
        _synapses = new() { ["w"] = [.. scenario.Weights], ["t"] = new int[scenario.Weights.Length], ["d"] = new int[scenario.Weights.Length] };
        (_tx, _ty) = (new int[scenario.Sources], new int[scenario.Targets]);
    }

    public long Evaluated { get; private set; }

    public long Changed { get; private set; }

    /// <summary>[sources × targets]: w, t or d.</summary>
    public int[] Synapses(string name) => _synapses[name];

    /// <summary>[units].</summary>
    public int[] Trace(string name) => _traces[Array.IndexOf(Names, name)];

    public void BeginSample()
    {
        Array.ForEach([.. _traces, _tx, _ty], Array.Clear);
        (_tickOfEpoch, _epoch) = (0, 0);
    }

    public void Supply(byte[] values) => _traces[4] = [.. values.Select(value => (int)value)];

    public void Tick(int[] sources, int[] targets)
    {
        _tickOfEpoch++;
        Note(sources, _tx, "x", draw: 0);
        Note(targets, _ty, "y", _draws.Impulse(TraceSide.Target, _tick));
        if (_tickOfEpoch == _case.EpochTicks)
        {
            EndEpoch();
        }

        _tick++;
    }

    // The first spike of an epoch is stamped; a further one adds the impulse of the one before.
    void Note(int[] units, int[] stamps, string side, int draw)
    {
        foreach (var unit in units)
        {
            for (var trace = 0; trace < Names.Length; trace++)
            {
                if (stamps[unit] > 0 && Names[trace].StartsWith(side, StringComparison.Ordinal) && !IsSupplied(trace))
                {
                    _traces[trace][unit] = AddImpulse(trace, _traces[trace][unit], draw);
                }
            }

            stamps[unit] = _tickOfEpoch;
        }
    }

    void EndEpoch()
    {
        _epoch++;
        var history = Names.Select((_, trace) => History(trace)).ToArray();
        for (var trace = 0; trace < Names.Length; trace++)
        {
            _traces[trace] = [.. history[trace][_case.EpochTicks]];
        }

        var before = _synapses.ToDictionary(pair => pair.Key, pair => (int[])pair.Value.Clone());
        for (var synapse = 0; synapse < _case.Weights.Length; synapse++)
        {
            foreach (var rule in _case.Rules)
            {
                Learn(rule, synapse, before, history);
            }
        }

        Array.Clear(_tx);
        Array.Clear(_ty);
        _tickOfEpoch = 0;
    }

    // [ticks of the epoch + 1][units].
    int[][] History(int trace)
    {
        var side = OfSource(Names[trace]) ? TraceSide.Source : TraceSide.Target;
        var stamps = side == TraceSide.Source ? _tx : _ty;
        var history = new int[_case.EpochTicks + 1][];
        history[0] = _traces[trace];
        for (var k = 1; k <= _case.EpochTicks; k++)
        {
            history[k] = IsSupplied(trace) ? history[0] : [.. history[k - 1].Select((value, unit) =>
            {
                var decayed = Decay(value, _case.Traces[trace].TauTicks, _draws.Decay(side, _tick));
                return stamps[unit] == k ? AddImpulse(trace, decayed, _draws.Impulse(side, _tick)) : decayed;
            })];
        }

        return history;
    }

    void Learn(OracleRule rule, int synapse, Dictionary<string, int[]> before, int[][][] history)
    {
        var (source, target) = (synapse / _case.Targets, synapse % _case.Targets);
        var holds = false;
        BigInteger sum = before[rule.Target][synapse] * 128;
        foreach (var term in rule.Terms)
        {
            var (gate, tick) = term.Gate switch
            {
                "x0" => (_tx[source] > 0, _tx[source]),
                "y0" => (_ty[target] > 0, _ty[target]),
                _ => (_epoch % (1 << term.Period) == 0, _case.EpochTicks),
            };
            holds |= gate;
            sum = Limit(sum + (gate ? Term(term, name => Value(name, source, target, tick, before, history)) : 0), -32769, 32767);
        }

        var value = (int)Finish(rule.Target, sum, _draws.Weight(source, target, _tick));
        _synapses[rule.Target][synapse] = value;
        if (rule.Target == "w")
        {
            Evaluated += holds ? 1 : 0;
            Changed += value != before["w"][synapse] ? 1 : 0;
        }
    }

    int Value(string name, int source, int target, int tick, Dictionary<string, int[]> before, int[][][] history) => name switch
    {
        "x0" => _tx[source] > 0 ? 1 : 0,
        "y0" => _ty[target] > 0 ? 1 : 0,
        "w" or "t" or "d" => before[name][source * _case.Targets + target],
        _ => history[Array.IndexOf(Names, name)][tick][OfSource(name) ? source : target],
    };

    static BigInteger Term(OracleTerm term, Func<string, int> value)
    {
        BigInteger product = 1;
        var bits = 0;
        foreach (var factor in term.Factors)
        {
            var width = factor.Name switch { "x0" or "y0" => 1, "w" or "t" or "d" => 9, _ => 7 };
            BigInteger sum = value(factor.Name) + factor.Constant;
            product *= factor.Sign ? sum.Sign : Limit(sum, -(1 << width), (1 << width) - 1);
            bits += width;
        }

        product *= term.Mantissa;
        product = FloorDivide(product, BigInteger.Pow(2, Math.Max(0, bits + 4 - 15)));
        return Limit(product * BigInteger.Pow(2, term.Exponent + 7), -32769, 32767);
    }

    // Sums are in 1/128; weights are multiples of 2^step.
    BigInteger Finish(string target, BigInteger sum, int draw)
    {
        var step = target == "w" ? 1 << _case.StepLog2 : 1;
        var (least, greatest) = target switch
        {
            "t" => (-257, 255),
            "d" => (0, 255),
            _ => RangeOf(_case.Mode, 255 / step * step),
        };
        sum = least == 0 ? BigInteger.Max(sum, 0) : greatest == 0 ? BigInteger.Min(sum, 0) : sum;
        BigInteger unit = 128 * step;
        var floor = FloorDivide(sum, unit);
        // draw / 2^16 < fraction
        var up = draw * unit < (sum - floor * unit) * 65536 ? 1 : 0;
        return Limit((floor + up) * step, least, greatest);
    }

    static (int Least, int Greatest) RangeOf(WeightSignMode mode, int greatest) => mode switch
    {
        WeightSignMode.Excitatory => (0, greatest),
        WeightSignMode.Inhibitory => (-greatest, 0),
        _ => (-256, greatest),
    };

    static int Decay(int value, double tau, int draw)
    {
        var exact = tau == 0 ? 0 : value * Math.Exp(-1 / tau);
        var floor = (int)Math.Floor(exact);
        return floor + (draw / 65536.0 < exact - floor ? 1 : 0);
    }

    int AddImpulse(int trace, int value, int draw)
    {
        var impulse = (int)Math.Round(_case.Traces[trace].Impulse * 256);
        return Math.Min(Top, value + impulse / 256 + (draw < impulse % 256 ? 1 : 0));
    }

    bool IsSupplied(int trace) => trace == 4 && _case.Supplied;

    static bool OfSource(string trace) => trace[0] == 'x';

    static BigInteger Limit(BigInteger value, BigInteger least, BigInteger greatest) => BigInteger.Min(BigInteger.Max(value, least), greatest);

    static BigInteger FloorDivide(BigInteger value, BigInteger by) => (value - (((value % by) + by) % by)) / by;
}
