using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Verification.Published;

/// <summary>
/// <see cref="RandomNetwork4096"/> in the emulator: a million "axon4" neurons at 20 Hz, 134 of the crossbars' 268 million synapses active, four types
/// of axons and delays of 1 to 15 ticks. A leak drives every neuron over its threshold once in 50 ticks from a random start; what the neurons send
/// each other excites and inhibits alike. The synapses follow from a rule and take two bytes each.
/// </summary>
static class RandomChip4096
{
    /// <summary>Active synapses of an axon.</summary>
    public const int FanOut = RandomNetwork4096.NeuronsPerCore / 2;

    const int Leak = 5, Threshold = 250, SubtractThreshold = 1;
    const int Delays = 15;

    static readonly ImmutableArray<sbyte> WeightOfType = [1, -1, 2, -2];

    /// <returns>[neurons]: spikes.</returns>
    public static long[] Run(RandomNetwork4096 network, HardwareProfile profile, int ticks) =>
        ChipEmulator.Run(Plan(network, profile), new SilentSample(ticks), new RunOptions(), default(Emulator.Tracing.NoProbe)).SpikesByUnit;

    static ExecutionPlan Plan(RandomNetwork4096 network, HardwareProfile profile)
    {
        // As many neurons as one list of synapses can address.
        var populations = network.Neurons / SparseRows.MaxTargets;
        var codes = WeightOfType.Select(weight => Repeat(weight, SparseRows.MaxTargets * FanOut)).ToArray();
        var deliveries = ImmutableArray.CreateBuilder<Delivery>(populations * populations);
        for (var source = 0; source < populations; source++)
        {
            deliveries.AddRange(Deliveries(network, source, populations, codes[TypeOf(source)]));
        }

        return ExecutionPlan.From(Image(network, profile, populations), deliveries.MoveToImmutable());
    }

    static int TypeOf(int source) => source % WeightOfType.Length;

    // On top of the tick that every spike takes.
    static int DelayOf(int source, int target) => (source + target) % Delays;

    static IEnumerable<Delivery> Deliveries(RandomNetwork4096 network, int source, int populations, AlignedArray<sbyte> codes)
    {
        var first = source * SparseRows.MaxTargets;
        var axons = Enumerable.Range(first, SparseRows.MaxTargets).Select(network.TargetAxon).ToArray();
        return Enumerable.Range(0, populations).Select(target => new Delivery
        {
            Projection = (source * populations) + target,
            SourceGroup = source,
            SourceFirstUnit = first,
            Target = target,
            FirstNeuron = 0,
            Neurons = SparseRows.MaxTargets,
            Sum = 0,
            DelayTicks = DelayOf(source, target),
            Exponent = 0,
            Rows = Rows(axons, target, codes),
        });
    }

    /// <param name="axons">[sources]: where each sends its spikes.</param>
    static SparseRows<sbyte> Rows(int[] axons, int target, AlignedArray<sbyte> codes)
    {
        var starts = new int[axons.Length + 1];
        for (var source = 0; source < axons.Length; source++)
        {
            starts[source + 1] = starts[source] + (axons[source] / SparseRows.MaxTargets == target ? FanOut : 0);
        }

        var targets = new AlignedArray<ushort>(starts[^1]);
        for (var source = 0; source < axons.Length; source++)
        {
            if (starts[source + 1] > starts[source])
            {
                Write(axons[source], targets.Span.Slice(starts[source], FanOut));
            }
        }

        return new() { Sources = axons.Length, RowStart = starts, Targets = targets, Codes = codes };
    }

    static void Write(int axon, Span<ushort> row)
    {
        // Axons and neurons of a core are equally many: its first neuron has the number of its first axon.
        var first = axon / RandomNetwork4096.NeuronsPerCore * RandomNetwork4096.NeuronsPerCore % SparseRows.MaxTargets;
        var active = RandomNetwork4096.ActiveSynapses(axon);
        for (var pair = 0; pair < row.Length; pair++)
        {
            row[pair] = (ushort)(first + (2 * pair) + (int)((active >> pair) & 1));
        }
    }

    static AlignedArray<sbyte> Repeat(sbyte value, int count)
    {
        var array = new AlignedArray<sbyte>(count);
        array.Span.Fill(value);
        return array;
    }

    static ChipImage Image(RandomNetwork4096 network, HardwareProfile profile, int populations) => new()
    {
        Network = "random-4096",
        Profile = profile,
        Dt = profile.TickSeconds!.Value,
        Seed = 1,
        Inputs = [],
        Populations = [.. Enumerable.Range(0, populations).Select(Population)],
        Projections = [.. Enumerable.Range(0, populations * populations).Select(pair => Projection(pair / populations, pair % populations))],
        Cores = [.. Enumerable.Range(0, network.Neurons / RandomNetwork4096.NeuronsPerCore).Select(Core)],
        Outputs = [0],
    };

    static PopulationImage Population(int index) => new()
    {
        Name = FormattableString.Invariant($"neurons{index}"),
        Shape = new Shape(SparseRows.MaxTargets),
        FirstUnit = index * SparseRows.MaxTargets,
        Family = "axon4",
        Parameters = ImmutableSortedDictionary<string, ParameterCodes>.Empty
            .Add("leak", Leak)
            .Add("threshold", Threshold)
            .Add("negative_threshold", -Threshold)
            .Add("reset_mode", SubtractThreshold)
            .Add("v0", ParameterCodes.From([.. Enumerable.Range(index * SparseRows.MaxTargets, SparseRows.MaxTargets).Select(neuron => RandomNetwork4096.Phase(neuron, Threshold))])),
    };

    static ProjectionImage Projection(int source, int target) => new()
    {
        Name = FormattableString.Invariant($"neurons{source}->neurons{target}"),
        SourceFirstUnit = source * SparseRows.MaxTargets,
        SourceCount = SparseRows.MaxTargets,
        Target = target,
        WeightBits = 1,
        MaxDelayTicks = DelayOf(source, target),
    };

    static CoreImage Core(int core) => new()
    {
        Core = core,
        Neurons = [.. Enumerable.Range(core * RandomNetwork4096.NeuronsPerCore, RandomNetwork4096.NeuronsPerCore)],
        Axons = [],
        Blocks = [],
    };
}
