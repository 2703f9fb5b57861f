using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Host.Analysis;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>What each population did: rates, and neurons that are dead, saturated or duplicated.</summary>
static class LayerAnalysis
{
    /// <summary>A neuron that fires in this share of all ticks carries no information.</summary>
    const double SaturationShare = 0.95;

    /// <summary>From this share of silent or saturated neurons on, a layer is warned about.</summary>
    const double WarningShare = 0.5;

    /// <summary>Bins of the histogram of rates, from 0 to 1 spike per tick; more than one fall into the last.</summary>
    const int RateBins = 10;

    public static IReadOnlyList<LayerFigures> Measure(ChipImage image, RunRecord chip, NetworkGraph? network, RunRecord? reference)
    {
        var duplicates = DuplicateNeurons.Count(image);
        var floatUnits = network is null || reference is null ? null : FirstUnits(network);
        var layers = new List<LayerFigures>();
        for (var index = 0; index < image.Populations.Length; index++)
        {
            var population = image.Populations[index];
            var spikes = chip.SpikesByUnit.AsSpan(population.FirstUnit, population.Count);
            var floatSpikes = floatUnits is not null && floatUnits.TryGetValue(population.Name, out var first)
                ? reference!.SpikesByUnit.AsSpan(first, population.Count)
                : default;
            layers.Add(Measure(population, spikes, floatSpikes, chip, duplicates[index]) with
            {
                CurrentWraps = chip.WrapsByPopulation.Length == 0 ? null : chip.WrapsByPopulation[index],
            });
        }

        return layers;
    }

    /// <summary>Warnings about layers that quantization silenced or drove into saturation, and about currents that wrapped.</summary>
    public static IEnumerable<Diagnostic> Warnings(IReadOnlyList<LayerFigures> layers)
    {
        foreach (var layer in layers.Where(layer => layer.CurrentWraps > 0))
        {
            yield return NeuronStateCodes.CurrentWrapped.With(
                $"Layer '{layer.Name}': the current of a neuron wrapped in {layer.CurrentWraps} updates, from one end of ±2^23 to the other.");
        }

        foreach (var layer in layers.Where(layer => layer.Fires))
        {
            var expectedDead = layer.FloatDead ?? 0;
            if (layer.Dead - expectedDead > WarningShare * (layer.Neurons - expectedDead) || (layer.SpikesPerSample == 0 && layer.FloatSpikesPerSample is not 0))
            {
                var before = layer.FloatSpikesPerSample is { } rate ? FormattableString.Invariant($"; the float layer fires {rate:G4} times a sample") : "";
                yield return RunCodes.DeadLayer.With(FormattableString.Invariant(
                    $"Layer '{layer.Name}': {layer.Dead} of {layer.Neurons} neurons never fire on the chip, {layer.SpikesPerSample:G4} spikes a sample{before}."));
            }

            if (layer.Saturated > WarningShare * layer.Neurons)
            {
                yield return RunCodes.SaturatedLayer.With(FormattableString.Invariant(
                    $"Layer '{layer.Name}': {layer.Saturated} of {layer.Neurons} neurons fire in nearly every tick."));
            }
        }
    }

    static LayerFigures Measure(PopulationImage population, ReadOnlySpan<long> spikes, ReadOnlySpan<long> floatSpikes, RunRecord chip, int duplicates)
    {
        var samples = Math.Max(chip.Results.Length, 1);
        var limit = SaturationShare * chip.TicksPerSample * samples;
        var fires = !population.Parameters.TryGetValue("fires", out var flag) || flag[0] != 0;
        return new LayerFigures
        {
            Name = population.Name,
            Neurons = population.Count,
            Fires = fires,
            SpikesPerSample = (double)Sum(spikes) / samples,
            FloatSpikesPerSample = floatSpikes.IsEmpty ? null : (double)Sum(floatSpikes) / samples,
            Dead = fires ? spikes.Count(0L) : 0,
            FloatDead = floatSpikes.IsEmpty || !fires ? null : floatSpikes.Count(0L),
            RateHistogram = fires ? RatesOf(spikes, (double)chip.TicksPerSample * samples) : [],
            Saturated = CountAbove(spikes, limit),
            Duplicates = duplicates,
        };
    }

    static Dictionary<string, int> FirstUnits(NetworkGraph network)
    {
        var units = new Dictionary<string, int>(StringComparer.Ordinal);
        var first = 0;
        foreach (var population in network.Populations)
        {
            units[population.Name] = first;
            first += population.Size;
        }

        return units;
    }

    static long Sum(ReadOnlySpan<long> values)
    {
        var sum = 0L;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    static int[] RatesOf(ReadOnlySpan<long> spikes, double ticks)
    {
        var bins = new int[RateBins];
        foreach (var count in spikes)
        {
            bins[Math.Clamp((int)(count * RateBins / Math.Max(ticks, 1)), 0, RateBins - 1)]++;
        }

        return bins;
    }

    static int CountAbove(ReadOnlySpan<long> values, double limit)
    {
        var count = 0;
        foreach (var value in values)
        {
            count += value >= limit ? 1 : 0;
        }

        return count;
    }
}
