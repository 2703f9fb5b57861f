using NeuroChip.Core.Hardware;
using NeuroChip.Core.Random;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Verification.Published;

/// <summary>
/// The random networks on which TrueNorth's power was measured, at full size and by rule: every neuron of 4096 cores fires at random with one rate and
/// sends each spike to one core, drawn once for the neuron from all cores alike, where it meets so many active synapses. Nothing is stored for a
/// synapse; a network of 134 million of them takes a few megabytes.
/// </summary>
static class RandomNetwork4096
{
    const ulong Seed = 2014;
    const int NeuronsPerCore = 256;
    const int RateBits = 24;

    /// <summary>Counts of the whole chip.</summary>
    /// <param name="hertz">Mean rate of every neuron; 0 or more.</param>
    /// <param name="synapses">Active synapses that a spike meets.</param>
    /// <param name="tickSeconds">Length of a tick.</param>
    public static EventCounts Run(MeshSpec mesh, double hertz, int synapses, int ticks, double tickSeconds)
    {
        var tiles = TileMesh.Of(mesh);
        var events = new EventCounts();
        var threshold = (int)Math.Round(hertz * tickSeconds * (1 << RateBits));
        for (var neuron = 0; neuron < mesh.Cores * NeuronsPerCore; neuron++)
        {
            var spikes = SpikesOf(neuron, threshold, ticks);
            var target = Philox.Below(mesh.Cores, Seed, RandomStream.InputEncoding, (uint)neuron, 0, 1);
            var (x, y) = tiles.Steps(tiles.TileOf(neuron / NeuronsPerCore), tiles.TileOf(target));
            events[EventKind.NeuronSpike] += spikes;
            events[EventKind.HopX] += (long)spikes * Math.Abs(x);
            events[EventKind.HopY] += (long)spikes * Math.Abs(y);
        }

        events[EventKind.SynapticEvent] = events[EventKind.NeuronSpike] * synapses;
        events[EventKind.NeuronRowRead] = (long)mesh.Cores * NeuronsPerCore * ticks;
        return events;
    }

    static int SpikesOf(int neuron, int threshold, int ticks)
    {
        var spikes = 0;
        for (var tick = 0; threshold > 0 && tick < ticks; tick++)
        {
            spikes += Philox.Below(1 << RateBits, Seed, RandomStream.InputEncoding, (uint)neuron, (uint)tick, 0) < threshold ? 1 : 0;
        }

        return spikes;
    }
}
