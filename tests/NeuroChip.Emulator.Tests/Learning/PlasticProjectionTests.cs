using FsCheck;
using FsCheck.Fluent;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Tests.Learning;

public class PlasticProjectionTests
{
    static readonly Dictionary<string, TraceConstants> Pair = new() { ["x1"] = new(20, 10), ["y1"] = new(30, 5) };

    // Epoch 1: tx = 2, ty = 3; x1 over ticks 1 … 4: 0, 20, 18, 16; y1: 0, 0, 30, 25. The first term reads x1 = 18: acc = 10 · 128 + 18 · 64;
    // the second reads y1 = 0. w = 19. Epoch 2: the source's second spike adds 20 at once: x1 = 36, then 33, 30, 47, 43; y1: 20, 16, 13, 41.
    // acc = 19 · 128 + 43 · 64 − 13 · 32 = 4768 = 37.25 · 128. w = 37.
    [Fact]
    public void EndTick_PublishedExample_GivesItsWeightsAndTraces()
    {
        var projection = LearningTest.One(10, LearningTest.Program(4, Pair, "dw = 2^-1*y0*x1 - 2^-2*x0*y1"), FixedRounding.Nearest);
        for (var tick = 0; tick < 8; tick++)
        {
            projection.Tick(source: tick is 1 or 4 or 6, target: tick is 2 or 7);
            if (tick == 3)
            {
                (projection.Weight(), projection.Trace(RuleVariable.X1)[0], projection.Trace(RuleVariable.Y1)[0]).Should().Be((19, (byte)16, (byte)25));
            }
        }

        (projection.Weight(), projection.Trace(RuleVariable.X1)[0], projection.Trace(RuleVariable.Y1)[0]).Should().Be((37, (byte)43, (byte)41));
        projection.Counts.Should().Be(new LearningCounts(Phases: 2, Evaluated: 2, Changed: 2, RoundedAway: 0, Held: 0));
    }

    // −127 · 127 >> 3 floors to −2017, not −2016: −16 + 31/128.
    [Fact]
    public void EndTick_NegativeProduct_IsFlooredByTheNormalisation()
    {
        var program = LearningTest.Program(1, new() { ["x1"] = new(127, 0), ["y1"] = new(127, 0) }, "dw = -2^-7*x0*x1*y1");
        foreach (var (draw, expected) in new[] { (31 * 512, -16), (31 * 512 - 1, -15) })
        {
            var projection = LearningTest.One(0, program, new OneDraw(draw));
            projection.Tick(source: true, target: true);
            projection.Weight().Should().Be(expected);
        }
    }

    // −1 in 1/128 is floor −1 + fraction 127/128.
    [Theory]
    [InlineData(1 << 16, -1)]
    [InlineData(127 * 512, -1)]
    [InlineData(127 * 512 - 1, 0)]
    [InlineData(0, 0)]
    public void EndTick_MinusOneOfTheLastBit_RoundsByItsFraction(int draw, int expected)
    {
        var projection = LearningTest.One(0, LearningTest.Program(1, [], "dw = -2^-7*x0"), new OneDraw(draw));
        projection.Tick(source: true, target: false);
        projection.Weight().Should().Be(expected);
    }

    [Theory]
    [InlineData(WeightSignMode.Mixed, "dw = 7*2^8*x0*(x1+127)", 255)]
    [InlineData(WeightSignMode.Mixed, "dw = -8*2^8*x0*(x1+127)", -256)]
    [InlineData(WeightSignMode.Excitatory, "dw = 7*2^8*x0*(x1+127)", 255)]
    [InlineData(WeightSignMode.Excitatory, "dw = -8*2^8*x0*(x1+127)", 0)]
    [InlineData(WeightSignMode.Inhibitory, "dw = 7*2^8*x0*(x1+127)", 0)]
    [InlineData(WeightSignMode.Inhibitory, "dw = -8*2^8*x0*(x1+127)", -255)]
    public void EndTick_LargestChange_StopsAtTheRangeOfTheSignMode(WeightSignMode mode, string rule, int expected)
    {
        foreach (var rounding in new[] { FixedRounding.Floor, FixedRounding.Ceiling })
        {
            var projection = LearningTest.One(0, LearningTest.Program(1, [], rule), rounding, mode);
            projection.Tick(source: true, target: false);
            projection.Weight().Should().Be(expected);
        }
    }

    // The sum stops at −32769, so tag 1 reaches −257; from there −257 · 128 = −32896 stops at −32769 again, even where no condition holds.
    [Fact]
    public void EndTick_Tag1AtItsLeastValue_RoundsFromTheSaturatedSum()
    {
        var program = LearningTest.Program(1, [], "dt = -8*2^8*x0*(x1+127)");
        var down = LearningTest.One(0, program);
        down.Tick(source: true, target: false);
        down.Value(RuleVariable.Tag1, 0, 0).Should().Be(-257);
        down.Tick(source: false, target: false);
        down.Value(RuleVariable.Tag1, 0, 0).Should().Be(-257);

        var draws = new OneDraw(1 << 16);
        var mixed = LearningTest.One(0, program, draws);
        mixed.Tick(source: true, target: false);
        draws.Draw = 0;
        mixed.Tick(source: false, target: false);
        mixed.Value(RuleVariable.Tag1, 0, 0).Should().Be(-256);
    }

    [Fact]
    public void EndTick_NoSpikes_ChangesNothing()
    {
        var projection = LearningTest.One(-100, LearningTest.Program(1, Pair, "dw = 7*2^8*y0*x1 - 7*2^8*x0*y1", "dd = 7*y0"));
        for (var tick = 0; tick < 100; tick++)
        {
            projection.Tick(source: false, target: false);
        }

        (projection.Weight(), projection.Value(RuleVariable.Tag2, 0, 0)).Should().Be((-100, 0));
        projection.Counts.Should().Be(new LearningCounts(100, 0, 0, 0, 0));
    }

    [Fact]
    public void EndTick_EpochGateOfPeriodFour_ActsInEveryFourthEpoch()
    {
        var projection = LearningTest.One(100, LearningTest.Program(2, [], "dw = -u2*sgn(w)"));
        for (var tick = 0; tick < 16; tick++)
        {
            projection.Tick(source: false, target: false);
            projection.Weight().Should().Be(100 - (tick + 1) / 8);
        }
    }

    [Fact]
    public void EndTick_TwoRules_ReadValuesFromBeforeThePhase()
    {
        var projection = LearningTest.One(10, LearningTest.Program(1, [], "dw = u*t", "dt = u*w"));
        projection.Tick(source: false, target: false);
        (projection.Weight(), projection.Value(RuleVariable.Tag1, 0, 0)).Should().Be((10, 10));
        projection.Tick(source: false, target: false);
        (projection.Weight(), projection.Value(RuleVariable.Tag1, 0, 0)).Should().Be((20, 20));
    }

    [Fact]
    public void Supply_ValuesFromOutside_ReplaceTheTraceWithoutDecay()
    {
        var projection = LearningTest.One(0, LearningTest.Program(3, new() { ["y1"] = new(5, 2) }, "dw = x0*y1"));
        for (var tick = 0; tick < 3; tick++)
        {
            projection.Supply(RuleVariable.Y1, [(byte)(100 + tick)]);
            projection.Tick(source: tick == 0, target: tick == 1);
        }

        projection.Weight().Should().Be(102);
        projection.Trace(RuleVariable.Y1)[0].Should().Be(102);
    }

    [Fact]
    public void EndTick_ManySynapses_SameOnEveryBackend()
    {
        string[] rules = ["dw = 2^-2*y0*x1*y3 - 3*2^-1*x0*y1*x2 - u1*sgn(w) + x0*y0", "dt = 2^-1*y0*(x1-12) - x0*(w+64)", "dd = y0*x1 - x0*y2"];
        var traces = RuleVariables.Names.Take(5).ToDictionary(name => name, _ => new TraceConstants(21.5, 9));
        foreach (var epochTicks in new[] { 1, 5 })
        {
            var program = LearningTest.Program(epochTicks, traces, rules);
            var expected = Run(BackendRegistry.Find("cpu-scalar"), program);
            foreach (var backend in BackendRegistry.Available.Where(backend => backend is IPlasticBackend))
            {
                Run(backend, program).Should().Equal(expected, backend.Name);
            }
        }
    }

    // A second rule that never does anything keeps rows and columns from being changed by tables, so every change is made at once. Targets spike so
    // often that rows miss more than the notes hold.
    [Theory]
    [InlineData("dw = 2^-2*x1*y0 - 2^-1*y1*x0", 60, 3)]
    [InlineData("dw = 2^-2*x1*y0 - 2^-1*y1*x0", 12, 40)]
    [InlineData("dw = 2^-4*y1*x0 - 2^-3*x1*y0", 60, 3)]
    [InlineData("dw = 2^-3*x1*y0", 30, 5)]
    public void EndTick_ChangesPutOff_EqualThoseMadeAtOnce(string rule, int sourceOneIn, int targetOneIn)
    {
        var traces = new Dictionary<string, TraceConstants> { ["x1"] = new(64, 20), ["y1"] = new(64, 20) };
        var atOnce = RunPair(BackendRegistry.Find("cpu-scalar"), LearningTest.Program(1, traces, rule, "dd = x0*y3"), sourceOneIn, targetOneIn, watched: false);
        foreach (var backend in BackendRegistry.Available.Where(backend => backend is IPlasticBackend))
        {
            foreach (var watched in new[] { false, true })
            {
                RunPair(backend, LearningTest.Program(1, traces, rule), sourceOneIn, targetOneIn, watched).Should().Equal(atOnce, backend.Name);
            }
        }
    }

    // Weights and counts after 300 ticks; watched: all weights are read after every tick.
    static List<int> RunPair(IBackend backend, LearningProgram program, int sourceOneIn, int targetOneIn, bool watched)
    {
        const int sources = 5, targets = 70, ticks = 300;
        var weights = Enumerable.Range(0, sources * targets).Select(i => i * 31 % 256).ToArray();
        using var projection = PlasticProjection.Create(backend, new(sources, targets, WeightSignMode.Excitatory), program, new AddressedRounding(7, 3), weights);
        int[] sums = new int[targets], read = [];
        for (var tick = 0; tick < ticks; tick++)
        {
            var spikes = Spikes(sources, tick, 1, sourceOneIn);
            projection.AddSums(spikes, sums);
            projection.EndTick(spikes, Spikes(targets, tick, 2, targetOneIn));
            read = watched || tick == ticks - 1 ? [.. Enumerable.Range(0, sources * targets).Select(i => projection.Value(RuleVariable.Weight, i / targets, i % targets))] : read;
        }

        var counts = projection.Counts;
        return [.. read, .. sums, (int)counts.Evaluated, (int)counts.Changed, (int)counts.RoundedAway, (int)counts.Held];
    }

    [Fact]
    public void EndTick_RandomSpikes_KeepsWeightsInRange() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var weights = Enumerable.Range(0, 6).Select(i => Philox.Below(512, (uint)seed, RandomStream.ConnectionWeights, (uint)i) - 256).ToArray();
            var program = LearningTest.Program(2, Pair, "dw = 7*2^3*y0*x1 - 8*2^4*x0*y1");
            var projection = PlasticProjection.Create(
                BackendRegistry.Find("cpu"), new(2, 3, WeightSignMode.Mixed), program, new AddressedRounding((uint)seed, 0), weights);
            for (var tick = 0; tick < 40; tick++)
            {
                projection.EndTick(Spikes(2, tick, (uint)seed), Spikes(3, tick, ~(uint)seed));
            }

            return Enumerable.Range(0, 6).All(i => projection.Value(RuleVariable.Weight, i / 3, i % 3) is >= -256 and <= 255);
        }).QuickCheckThrowOnFailure();

    static List<int> Run(IBackend backend, LearningProgram program)
    {
        const int sources = 7, targets = 37;
        var weights = Enumerable.Range(0, sources * targets).Select(i => i * 31 % 500 - 250).ToArray();
        using var projection = PlasticProjection.Create(
            backend, new(sources, targets, WeightSignMode.Mixed), program, new AddressedRounding(7, 3), weights);
        var result = new List<int>();
        var sums = new int[targets];
        for (var tick = 0; tick < 60; tick++)
        {
            projection.AddSums(Spikes(sources, tick, 1), sums);
            projection.EndTick(Spikes(sources, tick, 1), Spikes(targets, tick, 2));
        }

        foreach (var variable in new[] { RuleVariable.Weight, RuleVariable.Tag1, RuleVariable.Tag2 })
        {
            result.AddRange(Enumerable.Range(0, sources * targets).Select(i => projection.Value(variable, i / targets, i % targets)));
        }

        result.AddRange([.. sums, (int)projection.Counts.Evaluated, (int)projection.Counts.Changed, (int)projection.Counts.RoundedAway, (int)projection.Counts.Held]);
        return result;
    }

    static int[] Spikes(int units, int tick, uint seed, int oneIn = 4) =>
        [.. Enumerable.Range(0, units).Where(unit => Philox.Below(oneIn, seed, RandomStream.InputEncoding, (uint)unit, (uint)tick) == 0)];

    sealed class OneDraw(int draw) : ILearningRounding
    {
        public int Draw { get; set; } = draw;

        public int Decay(TraceSide side, int tick) => Draw;

        public int Impulse(TraceSide side, int tick) => 0;

        public bool SharesWeightDraws => true;

        public void Weights(int source, int tick, Span<int> draws) => draws.Fill(Draw);

        public int Weight(int source, int target, int tick) => Draw;
    }
}
