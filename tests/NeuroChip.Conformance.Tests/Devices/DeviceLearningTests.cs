using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Tests.Learning;

namespace NeuroChip.Conformance.Tests.Devices;

/// <summary>Learning, and stepping of populations, outside a chip: a device in every form in which its text is compiled, beside the scalar reference.</summary>
public class DeviceLearningTests
{
    const int Sources = 7, Targets = 37, Ticks = 60, NewSampleAt = 31, Seed = 7;

    // Every operand that rules have: traces at each gate, both tags, signs, constants, periods; terms that saturate.
    static readonly (int EpochTicks, WeightSignMode Mode, int StepLog2, string[] Rules)[] Programs =
    [
        (1, WeightSignMode.Mixed, 0, ["dw = 2^-2*y0*x1*y3 - 3*2^-1*x0*y1*x2 - u1*sgn(w) + x0*y0", "dt = 2^-1*y0*(x1-12) - x0*(w+64)", "dd = y0*x1 - x0*y2"]),
        (5, WeightSignMode.Mixed, 0, ["dw = 2^-2*y0*x1*y3 - 3*2^-1*x0*y1*x2 - u1*sgn(w) + x0*y0", "dt = 2^-1*y0*(x1-12) - x0*(w+64)", "dd = y0*x1 - x0*y2"]),
        (3, WeightSignMode.Excitatory, 2, ["dw = 2^-3*x1*y0 - 2^-2*y1*x0"]),
        (2, WeightSignMode.Inhibitory, 0, ["dw = u0*t*y2*2^-6 - 7*2^8*y0*x1", "dt = x0*y1*2^-2 - u2*t*2^-3"]),
    ];

    [OpenClFact]
    public void Learn_OnAProcessorsItems_EqualsTheScalarReference() => MustLearnAsTheReference(Runtimes.OpenCl(wideItems: true));

    [OpenClFact]
    public void Learn_OnNarrowItems_EqualsTheScalarReference() => MustLearnAsTheReference(Runtimes.OpenCl(wideItems: false));

    [CompilerFact]
    public void Learn_AsCudaText_EqualsTheScalarReference()
    {
        using var runtime = new CudaTextRuntime();
        MustLearnAsTheReference(runtime);
    }

    [OpenClFact]
    public void Step_EveryFamily_EqualsTheScalarReference()
    {
        IDeviceRuntime[] runtimes = [Runtimes.OpenCl(wideItems: true), Runtimes.OpenCl(wideItems: false)];
        foreach (var family in FamilyChips.Families.Where(family => !KernelCatalog.Shape(family).ForLearning))
        {
            var image = FamilyChips.Make(family).Populations.Single();
            using var reference = SteppedPopulation.Create(BackendRegistry.Find("cpu-scalar"), image, Seed);
            var expected = Steps(reference);
            foreach (var runtime in runtimes)
            {
                using var population = new DeviceSteppedPopulation(runtime, null, image, Seed);
                Steps(population).Should().Equal(expected, family);
            }
        }
    }

    // What a device cannot take leaves nothing behind, and neither does what it took.
    [OpenClFact]
    public void Dispose_FreesEverything()
    {
        var lost = new FailingRuntime(Runtimes.OpenCl(wideItems: true), launches: 1);
        using (var engine = Make(lost, Programs[0], shared: true))
        {
            engine.EndTick([0], [0]);
            FluentActions.Invoking(() => engine.EndTick([0], [0])).Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC6404");
            lost.Held.Should().BePositive();
        }

        lost.Held.Should().Be(0);
    }

    static void MustLearnAsTheReference(IDeviceRuntime runtime)
    {
        foreach (var program in Programs)
        {
            foreach (var shared in new[] { true, false })
            {
                using var engine = Make(runtime, program, shared);
                using var reference = Make(null, program, shared);
                var expected = Run(reference);
                expected.Last().Should().BePositive("weights must change");
                Run(engine).Should().Equal(expected, program.Rules[0]);
            }
        }
    }

    static PlasticProjection Make(IDeviceRuntime? runtime, (int EpochTicks, WeightSignMode Mode, int StepLog2, string[] Rules) setup, bool shared)
    {
        var traces = RuleVariables.Names.Take(5).ToDictionary(name => name, _ => new TraceConstants(21.5, 9));
        var program = LearningTest.Program(setup.EpochTicks, traces, setup.Rules);
        var shape = new PlasticShape(Sources, Targets, setup.Mode, setup.StepLog2);
        var (least, greatest) = OperandLayout.Range(RuleVariable.Weight, setup.Mode, setup.StepLog2);
        var weights = Enumerable.Range(0, Sources * Targets).Select(i => least + i * 32 % (greatest - least)).ToArray();
        var rounding = new AddressedRounding(Seed, 3, perSynapse: !shared);
        return runtime is null
            ? PlasticProjection.Create(BackendRegistry.Find("cpu-scalar"), shape, program, rounding, weights)
            : new DevicePlasticProjection(runtime, null, shape, program, rounding, weights);
    }

    // Sums of every tick, counts of the targets after a first part, then values and all counts; at the end, how many weights changed.
    static List<long> Run(PlasticProjection engine)
    {
        List<long> result = [];
        var sums = new int[Targets];
        for (var tick = 0; tick < Ticks; tick++)
        {
            if (tick == NewSampleAt)
            {
                engine.BeginSample();
                result.AddRange([.. engine.EvaluatedByTarget, .. engine.ChangedByTarget]);
            }

            engine.AddSums(Spikes(Sources, tick, 1), sums);
            engine.EndTick(Spikes(Sources, tick, 1), Spikes(Targets, tick, 2));
            result.AddRange(sums.Select(sum => (long)sum));
        }

        foreach (var variable in new[] { RuleVariable.Weight, RuleVariable.Tag1, RuleVariable.Tag2 })
        {
            result.AddRange(Enumerable.Range(0, Sources * Targets).Select(i => (long)engine.Value(variable, i / Targets, i % Targets)));
        }

        var counts = engine.Counts;
        return
        [
            .. result, .. engine.EvaluatedByTarget, .. engine.ChangedByTarget,
            counts.Phases, counts.Evaluated, counts.RoundedAway, counts.Held, counts.Changed,
        ];
    }

    static List<int> Steps(SteppedPopulation population)
    {
        List<int> result = [];
        for (var step = 0; step < Ticks; step++)
        {
            for (var neuron = 0; neuron < population.Inputs.Length; neuron++)
            {
                population.Inputs[neuron] = Philox.Below(200, Seed, RandomStream.InputEncoding, (uint)neuron, (uint)step) - 40;
            }

            result.AddRange(population.Step());
            result.AddRange(population.State(0));
        }

        return result;
    }

    static int[] Spikes(int units, int tick, uint seed) =>
        [.. Enumerable.Range(0, units).Where(unit => Philox.Below(3, seed, RandomStream.InputEncoding, (uint)unit, (uint)tick) == 0)];
}
