using System.Numerics;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>States of a batch on the host, and what else probes see.</summary>
sealed class HostCopy(DevicePopulation[] populations)
{
    readonly int[][] _states = [.. populations.Select(_ => Array.Empty<int>())];
    readonly int[][] _activeUpdates = [.. populations.Select(population => new int[population.Stride])];
    int _samples;

    /// <summary>Waits for the device.</summary>
    public void ReadStates(int samples)
    {
        _samples = samples;
        for (var index = 0; index < populations.Length; index++)
        {
            var length = populations[index].StateRows * samples * populations[index].Stride;
            if (_states[index].Length < length)
            {
                _states[index] = new int[length];
            }

            populations[index].States.Read(_states[index].AsSpan(0, length));
        }
    }

    /// <summary>Counts of the first sample.</summary>
    public void ReadActiveUpdates()
    {
        for (var index = 0; index < populations.Length; index++)
        {
            populations[index].ActiveTicks.Read(_activeUpdates[index]);
        }
    }

    /// <summary>[neurons] of the first sample.</summary>
    public ReadOnlySpan<int> ActiveUpdates(int population) => _activeUpdates[population].AsSpan(0, populations[population].Plan.Count);

    /// <param name="sample">Within the batch.</param>
    public ReadOnlySpan<int> State(int population, int state, int sample)
    {
        var stride = populations[population].Stride;
        return _states[population].AsSpan((state * _samples + sample) * stride, populations[population].Plan.Count);
    }

    /// <summary>Appends the spikes of the only sample as a group of a list.</summary>
    public static void ReadSpikes(DeviceSpikes spikes, int tick, int firstUnit, SpikeList list)
    {
        var words = spikes.Stride / ProgramText.WideItemNeurons;
        uint[] ones = new uint[words], graded = new uint[words];
        var values = new int[spikes.Stride];
        spikes.Ones.Read(ones, spikes.OnesAt(tick));
        spikes.Graded.Read(graded, spikes.GradedAt(tick));
        if (graded.AsSpan().ContainsAnyExcept(0u))
        {
            spikes.Values.Read(values, spikes.ValuesAt(tick));
        }

        for (var word = 0; word < words; word++)
        {
            for (var mask = ones[word] | graded[word]; mask != 0; mask &= mask - 1)
            {
                var bit = BitOperations.TrailingZeroCount(mask);
                var unit = (word * ProgramText.WideItemNeurons) + bit;
                list.Add(firstUnit + unit, (ones[word] >> bit & 1) == 1 ? 1 : values[unit]);
            }
        }

        list.EndGroup();
    }
}
