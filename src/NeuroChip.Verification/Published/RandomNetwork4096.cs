using NeuroChip.Core.Hardware;
using NeuroChip.Core.Random;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Verification.Published;

/// <summary>
/// The random networks on which TrueNorth's power was measured, at full size and by rule: every neuron of 4096 cores fires at random with one rate and
/// sends each spike to one axon of one core, where it meets so many active synapses. The targets of a core's neurons fall equally often in every
/// column and every row of the mesh, and are otherwise random: uniform over all cores, without the scatter of independent draws.
/// </summary>
sealed class RandomNetwork4096
{
    public const int NeuronsPerCore = 256;

    const ulong Seed = 2014;
    const int RateBits = 24;

    readonly MeshSpec _mesh;
    readonly TileMesh _tiles;
    readonly int[] _targetCore;

    /// <param name="mesh">As wide and as high as a core's neurons can be spread over evenly.</param>
    public RandomNetwork4096(MeshSpec mesh)
    {
        (_mesh, _tiles) = (mesh, TileMesh.Of(mesh));
        _targetCore = new int[mesh.Cores * NeuronsPerCore];
        for (var core = 0; core < mesh.Cores; core++)
        {
            DrawTargets(core);
        }
    }

    public int Neurons => _targetCore.Length;

    /// <summary>The axon that a neuron's spikes arrive at, numbered through all cores.</summary>
    public int TargetAxon(int neuron) =>
        (_targetCore[neuron] * NeuronsPerCore) + Philox.Below(NeuronsPerCore, Seed, RandomStream.ConnectionTargets, (uint)neuron, 0, 1);

    /// <summary>One random bit for each of an axon's 128 pairs of neighbouring synapses: which of the two is active.</summary>
    public static UInt128 ActiveSynapses(int axon)
    {
        var (a, b, c, d) = Philox.Block((uint)axon, 0, (uint)RandomStream.ConnectionWeights, 0, (uint)Seed, 0);
        return new(((ulong)a << 32) | b, ((ulong)c << 32) | d);
    }

    /// <summary>A random number below a limit, one for each neuron.</summary>
    public static int Phase(int neuron, int limit) => Philox.Below(limit, Seed, RandomStream.InputEncoding, (uint)neuron, 0, 1);

    /// <summary>Counts of the whole chip where every neuron fires at random.</summary>
    /// <param name="hertz">Mean rate of every neuron; 0 or more.</param>
    /// <param name="synapses">Active synapses that a spike meets.</param>
    public EventCounts Draw(double hertz, int synapses, int ticks, double tickSeconds)
    {
        var spikes = new long[Neurons];
        var threshold = (int)Math.Round(hertz * tickSeconds * (1 << RateBits));
        for (var neuron = 0; neuron < spikes.Length; neuron++)
        {
            spikes[neuron] = SpikesOf(neuron, threshold, ticks);
        }

        return Count(spikes, synapses, ticks);
    }

    /// <summary>What the spikes of the neurons cause.</summary>
    /// <param name="spikes">[neurons].</param>
    public EventCounts Count(ReadOnlySpan<long> spikes, int synapses, int ticks)
    {
        var events = new EventCounts();
        for (var neuron = 0; neuron < spikes.Length; neuron++)
        {
            var (x, y) = _tiles.Steps(_tiles.TileOf(neuron / NeuronsPerCore), _tiles.TileOf(_targetCore[neuron]));
            events[EventKind.NeuronSpike] += spikes[neuron];
            events[EventKind.HopX] += spikes[neuron] * Math.Abs(x);
            events[EventKind.HopY] += spikes[neuron] * Math.Abs(y);
        }

        events[EventKind.SynapticEvent] = events[EventKind.NeuronSpike] * synapses;
        events[EventKind.NeuronRowRead] = (long)Neurons * ticks;
        return events;
    }

    // Neuron k goes to column k mod the width, in a row that a random permutation of the core's neurons gives it.
    void DrawTargets(int core)
    {
        Span<int> order = stackalloc int[NeuronsPerCore];
        for (var k = 0; k < NeuronsPerCore; k++)
        {
            var other = Philox.Below(k + 1, Seed, RandomStream.ConnectionTargets, (uint)((core * NeuronsPerCore) + k));
            (order[k], order[other]) = (order[other], k);
        }

        for (var k = 0; k < NeuronsPerCore; k++)
        {
            _targetCore[(core * NeuronsPerCore) + k] = _tiles.TileAt(k % _mesh.Width, order[k] % _mesh.Height) * _mesh.CoresPerTile;
        }
    }

    static int SpikesOf(int neuron, int threshold, int ticks)
    {
        var spikes = 0;
        for (var tick = 0; threshold > 0 && tick < ticks; tick++)
        {
            spikes += Philox.Below(1 << RateBits, Seed, RandomStream.InputEncoding, (uint)neuron, (uint)tick) < threshold ? 1 : 0;
        }

        return spikes;
    }
}
