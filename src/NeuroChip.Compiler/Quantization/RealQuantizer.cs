using System.Collections.Immutable;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Quantization;

/// <summary>A real-valued population and the projections into it: calibrate weights, agree on scales, code weights and parameters.</summary>
sealed class RealQuantizer(
    LoweredNetwork network, Placement placement, HardwareProfile profile, int[] weightBits, ulong seed, ConversionLog log, DiagnosticBag diagnostics)
{
    // Least squares of larger layers look at this many evenly spaced weights and the largest: more do not change a scale that 8 bits could tell.
    const int MostCalibrated = 1 << 22;

    readonly ImmutableArray<LayerError>.Builder _errors = ImmutableArray.CreateBuilder<LayerError>();

    public ImmutableArray<LayerError> LayerErrors => _errors.ToImmutable();

    /// <summary>Null, with a diagnostic, where the chip cannot represent the weights; neurons have passed <see cref="FeatureCheck"/>. Fills <paramref name="projections"/> by index.</summary>
    public QuantizedPopulation? Quantize(int index, QuantizedProjection?[] projections)
    {
        var population = network.Populations[index];
        var groups = ScaleGroups.For(population, placement, profile.Quantization.Scale);
        var calibrated = new List<CalibratedProjection>();
        for (var p = 0; p < network.Projections.Length; p++)
        {
            if (network.Projections[p].Target == index)
            {
                if (Calibrate(p, groups) is not { } projection)
                {
                    return null;
                }

                calibrated.Add(projection);
            }
        }

        var scaling = new StateScaling(population.Dynamics!, new NeuronFormat(profile.Neuron), profile.Synapse, groups, calibrated);
        for (var slot = 0; slot < calibrated.Count; slot++)
        {
            var coder = new WeightCoder(calibrated[slot], scaling, slot, groups, profile.Quantization, seed);
            projections[calibrated[slot].Index] = coder.Encode(log, _errors);
        }

        var scale = new PopulationScale(population, groups, scaling.Scales);
        return profile.Neuron.Family == Lif24Parameters.Family
            ? new QuantizedPopulation(Lif24Parameters.Family, Lif24Parameters.Encode(scale, profile.Neuron, log), scale.ToScales())
            : new QuantizedPopulation(LifParameters.Family, LifParameters.Encode(scale, profile.Neuron, log), scale.ToScales());
    }

    CalibratedProjection? Calibrate(int index, ScaleGroups groups)
    {
        var projection = network.Projections[index];
        var weights = projection.Synapses.Weights;
        if (!AllFinite(weights))
        {
            diagnostics.Add(QuantizationCodes.NotFinite.With($"Projection '{projection.Name}': a weight times the neuron's gain is not finite."));
            return null;
        }

        var bits = weightBits[index];
        var anyNegative = weights.Any(w => w < 0);
        if (WeightGrid.For(profile.Synapse, bits, anyNegative, weights.Any(w => w > 0)) is not { } grid)
        {
            diagnostics.Add(profile.Synapse.SignModes
                ? QuantizationCodes.WeightBits.With(
                    $"Projection '{projection.Name}' has weights of both signs; '{profile.Name}' stores them in 2 … {profile.Synapse.MaxWeightBits} bits, not in {bits}.")
                : QuantizationCodes.NotRepresentable.With(
                    $"Projection '{projection.Name}' has negative weights; '{profile.Name}' stores only weights of 0 or more."));
            return null;
        }

        return new CalibratedProjection(index, projection, bits, grid, Scales(projection, groups, grid));
    }

    double[] Scales(LoweredProjection projection, ScaleGroups groups, WeightGrid grid)
    {
        var synapses = projection.Synapses;
        if (groups.Count == 1 && synapses.Count > MostCalibrated && profile.Quantization.Calibration == WeightCalibration.LeastSquares)
        {
            return [Calibration.Scale(Sample(synapses.Weights), grid, profile.Quantization)];
        }

        var sizes = new int[groups.Count + 1];
        for (var n = 0; n < synapses.Targets; n++)
        {
            sizes[groups.GroupOf[n] + 1] += synapses.TargetStart[n + 1] - synapses.TargetStart[n];
        }

        for (var g = 0; g < groups.Count; g++)
        {
            sizes[g + 1] += sizes[g];
        }

        var byGroup = new double[synapses.Count];
        var next = sizes[..^1];
        for (var n = 0; n < synapses.Targets; n++)
        {
            var of = synapses.Weights.AsSpan(synapses.Of(n));
            of.CopyTo(byGroup.AsSpan(next[groups.GroupOf[n]]));
            next[groups.GroupOf[n]] += of.Length;
        }

        var scales = new double[groups.Count];
        for (var g = 0; g < groups.Count; g++)
        {
            scales[g] = Calibration.Scale(byGroup.AsSpan(sizes[g]..sizes[g + 1]), grid, profile.Quantization);
        }

        return scales;
    }

    static double[] Sample(double[] weights)
    {
        var sample = new double[MostCalibrated];
        var largest = 0.0;
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = weights[(long)i * weights.Length / sample.Length];
        }

        foreach (var weight in weights)
        {
            largest = Math.Abs(weight) > Math.Abs(largest) ? weight : largest;
        }

        sample[0] = largest;
        return sample;
    }

    static bool AllFinite(double[] weights) => Array.TrueForAll(weights, double.IsFinite);
}
