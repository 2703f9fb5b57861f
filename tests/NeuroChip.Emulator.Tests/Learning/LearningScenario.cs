using FsCheck;
using FsCheck.Fluent;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Tests.Learning;

/// <summary>A projection that learns for some ticks, with rules, constants, weights and numbers that favour the ends of their ranges.</summary>
/// <param name="Traces">[5]: constants of x1, x2, y1, y2, y3.</param>
/// <param name="Supplied">Whether y3 comes from outside in every tick.</param>
/// <param name="Weights">[sources × targets].</param>
/// <param name="Ticks">May be 0.</param>
/// <param name="NewSampleAt">Tick before which a new sample begins.</param>
/// <param name="SpikeOneIn">Every unit spikes in a tick with this chance.</param>
sealed record LearningScenario(
    int Sources, int Targets, WeightSignMode Mode, int StepLog2, OracleRule[] Rules, int EpochTicks, TraceConstants[] Traces, bool Supplied, int[] Weights,
    string Rounding, int Ticks, int NewSampleAt, int SpikeOneIn, uint Seed)
{
    static readonly string[] Names = ["x1", "x2", "y1", "y2", "y3"];

    static readonly int[] Suppliable = [0, 1, 126, 127];

    public static Arbitrary<LearningScenario> Any() => (
        from sources in Gen.Elements(1, 1, 2, 5)
        from targets in Gen.Elements(1, 1, 3, 16, 17, 37, 65)
        from mode in Gen.Elements(WeightSignMode.Mixed, WeightSignMode.Excitatory, WeightSignMode.Inhibitory)
        from step in Gen.Elements(0, 0, 0, 1, 5, 7)
        from rules in Gen.OneOf(RulesGen, RulesGen, PairRuleGen)
        from epochTicks in Gen.Elements(1, 1, 2, 5)
        from traces in TraceGen.ArrayOf(Names.Length)
        from supplied in Gen.Elements(false, false, true)
        from allZero in Gen.Elements(false, false, false, true)
        from weights in Gen.Elements(EndsOf(mode, step)).ArrayOf(sources * targets)
        from rounding in Gen.Elements(Roundings)
        from ticks in Gen.Choose(0, 16)
        from newSample in Gen.Choose(0, 16)
        from oneIn in Gen.Choose(1, 4)
        from seed in Gen.Choose(0, int.MaxValue)
        select new LearningScenario(
            sources, targets, mode, step, rules, epochTicks, traces, supplied, allZero ? new int[weights.Length] : weights, rounding, ticks, newSample, oneIn, (uint)seed)).ToArbitrary();

    public static string[] Roundings { get; } = ["floor", "nearest", "ceiling", "shared", "perSynapse", "ends", "sharedEnds"];

    /// <summary>By name, for the engine.</summary>
    public Dictionary<string, TraceConstants> TracesByName => Names.Zip(Traces).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>Numbers that fractions are compared with; the oracle asks for the same ones.</summary>
    public ILearningRounding Draws => Rounding switch
    {
        "floor" => FixedRounding.Floor,
        "nearest" => FixedRounding.Nearest,
        "ceiling" => FixedRounding.Ceiling,
        "shared" => new AddressedRounding(Seed, 3),
        "perSynapse" => new AddressedRounding(Seed, 3, perSynapse: true),
        _ => new EndDraws(Seed, shared: Rounding == "sharedEnds"),
    };

    public int[] SourceSpikes(int tick) => Spikes(Sources, tick, Seed);

    public int[] TargetSpikes(int tick) => Spikes(Targets, tick, ~Seed);

    /// <summary>[targets]: y3 from outside.</summary>
    public byte[] SuppliedAt(int tick) =>
        [.. Enumerable.Range(0, Targets).Select(target => (byte)Suppliable[Philox.Below(4, Seed, RandomStream.InputEncoding, (uint)target, (uint)tick, 7)])];

    int[] Spikes(int units, int tick, uint seed) =>
        [.. Enumerable.Range(0, units).Where(unit => Philox.Below(SpikeOneIn, seed, RandomStream.InputEncoding, (uint)unit, (uint)tick) == 0)];

    static Gen<OracleRule[]> RulesGen =>
        from targets in Gen.Elements("w", "w", "w", "wt", "wd", "wtd", "t", "td")
        from terms in Gen.Choose(1, 4).SelectMany(count => TermGen.ArrayOf(count)).ArrayOf(targets.Length)
        select targets.Select((target, rule) => new OracleRule(target.ToString(), terms[rule])).ToArray();

    // What the engine looks up in a table: one trace of the silent end.
    static Gen<OracleRule[]> PairRuleGen =>
        from ofSource in PairTermGen("x0", "y1", "y2", "y3")
        from ofTarget in PairTermGen("y0", "x1", "x2")
        from count in Gen.Choose(1, 3)
        select new OracleRule[] { new("w", count == 1 ? [ofSource] : count == 2 ? [ofTarget] : [ofTarget, ofSource]) };

    static Gen<OracleTerm> PairTermGen(string gate, params string[] traces) =>
        from term in TermGen
        from factor in FactorGen(gate)
        from trace in Gen.Elements(traces)
        select term with { Gate = gate, Factors = [new OracleFactor(trace, factor.Constant, factor.Sign)] };

    static Gen<OracleTerm> TermGen =>
        from gate in Gen.Elements("x0", "y0", "x0", "y0", "u")
        from period in Gen.Choose(0, 2)
        from mantissa in Gen.Elements(-8, -3, -1, 0, 1, 2, 7)
        from exponent in Gen.Elements(-7, -7, -5, -1, 0, 3, 8)
        from factors in Gen.Choose(0, 4).SelectMany(count => FactorGen(gate).ArrayOf(count))
        select new OracleTerm(gate, period, mantissa, exponent, factors);

    static Gen<OracleFactor> FactorGen(string gate) =>
        from name in Gen.Elements([.. Names, "w", "t", "d", gate == "x0" ? "y0" : "x0"])
        from constant in Gen.Elements(0, 0, 0, 1, -1, 127, -128, 511, -32768, 32768)
        from sign in Gen.Elements(false, false, true)
        select name is "x0" or "y0" ? new OracleFactor(name, 0, false) : new OracleFactor(name, constant, sign);

    static Gen<TraceConstants> TraceGen =>
        from impulse in Gen.Elements(0, 0.25, 1, 20.5, 63.75, 126, 127, 127.9)
        from tau in Gen.Elements(0, 0.5, 2.5, 10, 200, 1e9, double.PositiveInfinity)
        select new TraceConstants(impulse, tau);

    // Both ends, their neighbours, zero and minus one, as far as the step and the sign allow.
    static int[] EndsOf(WeightSignMode mode, int step)
    {
        var greatest = 255 >> step << step;
        int[] all = [-256, -256 + (1 << step), -greatest, -(1 << step), 0, 1 << step, greatest - (1 << step), greatest];
        return [.. all.Where(weight => mode switch
        {
            WeightSignMode.Excitatory => weight >= 0,
            WeightSignMode.Inhibitory => weight <= 0 && weight >= -greatest,
            _ => true,
        })];
    }

    /// <summary>Nothing but the ends of the range of numbers and both sides of fractions of 1/128.</summary>
    /// <param name="shared">One for all synapses of a phase, or one for each.</param>
    sealed class EndDraws(uint seed, bool shared) : ILearningRounding
    {
        static readonly int[] Ends = [0, 511, 512, (1 << 15) - 1, 1 << 15, (127 << 9) - 1, 127 << 9, 1 << 16];

        static readonly int[] ImpulseEnds = [0, 1, 63, 64, 127, 128, 255, 256];

        public bool SharesWeightDraws => shared;

        public int Decay(TraceSide side, int tick) => Ends[Draw((uint)side, tick, 1)];

        public int Impulse(TraceSide side, int tick) => ImpulseEnds[Draw((uint)side, tick, 2)];

        public void Weights(int source, int tick, Span<int> draws)
        {
            for (var target = 0; target < draws.Length; target++)
            {
                draws[target] = Weight(source, target, tick);
            }
        }

        public int Weight(int source, int target, int tick) => Ends[Draw(shared ? 0 : (uint)((source << 16) + target), tick, 3)];

        int Draw(uint element, int tick, uint purpose) => Philox.Below(Ends.Length, seed, RandomStream.LearningRounding, element, (uint)tick, purpose);
    }
}
