using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Verification;

/// <summary>Where the spikes of every unit go: the axons that it feeds, each a destination.</summary>
sealed class FanOut
{
    readonly ChipImage _image;
    readonly int[] _axons;
    readonly int[] _packets;

    public FanOut(ChipImage image)
    {
        _image = image;
        _axons = new int[image.Units];
        _packets = new int[image.Units];
        foreach (var core in image.Cores)
        {
            foreach (var axon in core.Axons)
            {
                _axons[axon.SourceUnit]++;
            }

            foreach (var unit in image.Profile.Core.PacketsPerTick is null ? [] : core.Axons.Select(axon => axon.SourceUnit).Except(core.Neurons))
            {
                _packets[unit]++;
            }
        }
    }

    /// <summary>Entries that the core's own neurons need in its output table.</summary>
    public long OutputAxons(CoreImage core) => core.Neurons.Sum(unit => (long)_axons[unit]);

    /// <summary>Packets that the core sends when each of its neurons spikes once: one for each other core that a neuron reaches. Counted where the profile limits them.</summary>
    public long Packets(CoreImage core) => core.Neurons.Sum(unit => (long)_packets[unit]);

    public void Verify(DiagnosticBag diagnostics)
    {
        if (_image.Profile.Core.DestinationsPerNeuron is not { } limit)
        {
            return;
        }

        foreach (var population in _image.Populations)
        {
            var most = _axons.AsSpan(population.FirstUnit, population.Count);
            var neuron = most.IndexOfAnyExceptInRange(int.MinValue, limit);
            if (neuron >= 0)
            {
                diagnostics.Add(MappingCodes.Destinations.With(
                    $"Neuron {population.Name}[{neuron}] has {most[neuron]} destinations, a neuron of '{_image.Profile.Name}' has {limit}."
                    + SmallestChange.To("core.destinationsPerNeuron", _axons[_image.InputUnits..].Max())));
            }
        }
    }
}
