using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Verification;

/// <summary>Where the spikes of every unit go: axons fed, and cores reached.</summary>
sealed class FanOut
{
    readonly ChipImage _image;
    readonly int[] _axons;
    readonly int[] _cores;

    public FanOut(ChipImage image)
    {
        _image = image;
        _axons = new int[image.Units];
        _cores = new int[image.Units];
        foreach (var core in image.Cores)
        {
            foreach (var axon in core.Axons)
            {
                _axons[axon.SourceUnit]++;
            }

            foreach (var unit in core.Axons.Select(axon => axon.SourceUnit).Distinct())
            {
                _cores[unit]++;
            }
        }
    }

    /// <summary>Entries that the core's own neurons need in its output table.</summary>
    public long OutputAxons(CoreImage core) => core.Neurons.Sum(unit => (long)_axons[unit]);

    public void Verify(DiagnosticBag diagnostics)
    {
        if (_image.Profile.Core.DestinationsPerNeuron is not { } limit)
        {
            return;
        }

        foreach (var population in _image.Populations)
        {
            var most = _cores.AsSpan(population.FirstUnit, population.Count);
            var neuron = most.IndexOfAnyExceptInRange(int.MinValue, limit);
            if (neuron >= 0)
            {
                diagnostics.Add(MappingCodes.Destinations.With(
                    $"Neuron {population.Name}[{neuron}] must reach {most[neuron]} cores; a neuron of '{_image.Profile.Name}' reaches {limit}."
                    + SmallestChange.To("core.destinationsPerNeuron", _cores[_image.InputUnits..].Max())));
            }
        }
    }
}
