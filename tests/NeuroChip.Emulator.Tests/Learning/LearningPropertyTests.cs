using FsCheck;
using FsCheck.Fluent;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Tests.Learning;

/// <summary>The learning engine against an oracle in unlimited integers, at the ends of all ranges and on every width of lanes.</summary>
public class LearningPropertyTests
{
    static readonly RuleVariable[] Traces = [RuleVariable.X1, RuleVariable.X2, RuleVariable.Y1, RuleVariable.Y2, RuleVariable.Y3];

    static readonly (string Name, RuleVariable Variable)[] Synaptic = [("w", RuleVariable.Weight), ("t", RuleVariable.Tag1), ("d", RuleVariable.Tag2)];

    // There, every scenario is a program to compile.
    const int TestsOnDevices = 50;

    public static TheoryData<string> Backends => [.. BackendRegistry.Available.Where(backend => backend is IPlasticBackend).Select(backend => backend.Name)];

    [Theory]
    [MemberData(nameof(Backends))]
    public void Learn_AnyRuleAtTheEndsOfItsRanges_EqualsTheOracle(string backend) =>
        Prop.ForAll(LearningScenario.Any(), scenario =>
        {
            var difference = FirstDifference(BackendRegistry.Find(backend), scenario);
            return (difference is null).Label($"{difference}; {Describe(scenario)}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(BackendRegistry.Find(backend).Devices.Count == 0 ? 500 : TestsOnDevices));

    // Random scenarios reach these too, but not in every run.
    [Theory]
    [MemberData(nameof(Backends))]
    public void Learn_DegenerateProjections_EqualTheOracle(string backend)
    {
        OracleTerm[] largest = [new("y0", 0, 7, 8, [new("x1", 0, false)]), new("x0", 0, -8, 8, [new("y1", 0, false), new("w", 0, false)]), new("u", 0, -1, -7, [])];
        foreach (var rounding in LearningScenario.Roundings)
        {
            foreach (var (ticks, weight) in new[] { (0, 0), (1, 0), (12, 0), (12, 255) })
            {
                var scenario = new LearningScenario(
                    1, 1, Core.Networks.WeightSignMode.Excitatory, 0, [new("w", largest)], 3, [.. Enumerable.Repeat(new Core.Networks.TraceConstants(127, 0), 5)],
                    false, [weight], rounding, ticks, NewSampleAt: 5, SpikeOneIn: 2, Seed: 1);
                FirstDifference(BackendRegistry.Find(backend), scenario).Should().BeNull(Describe(scenario));
            }
        }
    }

    /// <returns>What differs first; null where nothing does.</returns>
    static string? FirstDifference(IBackend backend, LearningScenario scenario)
    {
        var program = LearningTest.Program(scenario.EpochTicks, scenario.TracesByName, [.. scenario.Rules.Select(rule => rule.ToString())]);
        using var engine = PlasticProjection.Create(
            backend, new(scenario.Sources, scenario.Targets, scenario.Mode, scenario.StepLog2), program, scenario.Draws, scenario.Weights);
        var oracle = new LearningOracle(scenario);
        for (var tick = 0; tick < scenario.Ticks; tick++)
        {
            Step(engine, oracle, scenario, tick);
            if (Compare(engine, oracle, scenario) is { } difference)
            {
                return $"tick {tick}: {difference}";
            }
        }

        return Compare(engine, oracle, scenario);
    }

    static void Step(PlasticProjection engine, LearningOracle oracle, LearningScenario scenario, int tick)
    {
        if (tick == scenario.NewSampleAt)
        {
            engine.BeginSample();
            oracle.BeginSample();
        }

        if (scenario.Supplied)
        {
            engine.Supply(RuleVariable.Y3, scenario.SuppliedAt(tick));
            oracle.Supply(scenario.SuppliedAt(tick));
        }

        engine.EndTick(scenario.SourceSpikes(tick), scenario.TargetSpikes(tick));
        oracle.Tick(scenario.SourceSpikes(tick), scenario.TargetSpikes(tick));
    }

    static string? Compare(PlasticProjection engine, LearningOracle oracle, LearningScenario scenario)
    {
        foreach (var trace in Traces)
        {
            var name = RuleVariables.Name(trace);
            if (!engine.Trace(trace).ToArray().Select(value => (int)value).SequenceEqual(oracle.Trace(name)))
            {
                return $"{name} is {string.Join(' ', engine.Trace(trace).ToArray())}, expected {string.Join(' ', oracle.Trace(name))}";
            }
        }

        foreach (var (name, variable) in Synaptic)
        {
            for (var synapse = 0; synapse < scenario.Weights.Length; synapse++)
            {
                var found = engine.Value(variable, synapse / scenario.Targets, synapse % scenario.Targets);
                if (found != oracle.Synapses(name)[synapse])
                {
                    return $"{name} of synapse {synapse} is {found}, expected {oracle.Synapses(name)[synapse]}";
                }
            }
        }

        var counts = engine.Counts;
        return counts.Evaluated != oracle.Evaluated || counts.Changed != oracle.Changed
            ? $"{counts.Evaluated} evaluated and {counts.Changed} changed, expected {oracle.Evaluated} and {oracle.Changed}"
            : counts.Changed + counts.RoundedAway + counts.Held > counts.Evaluated ? $"more became of updates than there were: {counts}" : null;
    }

    static string Describe(LearningScenario scenario) =>
        $"{scenario.Rounding}, {scenario.Sources} × {scenario.Targets}, {scenario.Mode}, step {1 << scenario.StepLog2}, epochs of {scenario.EpochTicks}: "
        + string.Join("; ", scenario.Rules.Select(rule => rule.ToString()));
}
