using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;

namespace NeuroChip.Reference.Neurons;

/// <summary>Chooses filters and output rule for a population's model.</summary>
static class SomaBuilder
{
    public static Soma Build(Population population, Discretization discretization)
    {
        var filter = new FilterBuilder(discretization, population.Size);
        return population.Model switch
        {
            LifModel m => Spiking(
                population, discretization, null, filter.Leaky(m.Tau, m.R, m.VLeak), m.VThreshold, m.VReset, m.RefractoryTicks),
            CubaLifModel m => Spiking(
                population, discretization, filter.Leaky(m.TauSyn, m.WIn, 0), filter.Leaky(m.TauMem, m.R, m.VLeak), m.VThreshold, m.VReset,
                m.RefractoryTicks),
            IfModel m => Spiking(population, discretization, null, filter.Integrator(m.R), m.VThreshold, m.VReset, 0),
            IntegratorModel m => Graded(null, filter.Integrator(m.R), discretization),
            LeakyIntegratorModel m => Graded(null, filter.Leaky(m.Tau, m.R, m.VLeak), discretization),
            CubaLeakyIntegratorModel m => Graded(filter.Leaky(m.TauSyn, m.WIn, 0), filter.Leaky(m.TauMem, m.R, m.VLeak), discretization),
            ThresholdModel m => new Soma<ComparatorOutput>(
                null, filter.Copy(), false, 0, new ComparatorOutput(Limits(population, m.Threshold, discretization))),
            _ => Graded(null, filter.Copy(), discretization),
        };
    }

    static Soma<GradedOutput> Graded(LinearFilter? synapse, LinearFilter membrane, Discretization discretization) =>
        new(synapse, membrane, discretization.PreviousCurrent, 0, default);

    static Soma Spiking(
        Population population, Discretization discretization, LinearFilter? synapse, LinearFilter membrane, ParameterValues threshold,
        ParameterValues reset, int refractoryTicks)
    {
        var limits = Limits(population, threshold, discretization);
        return discretization.Reset switch
        {
            ResetKind.ToValue => Soma(new ResetToValueOutput(limits, Expand(population, reset))),
            ResetKind.Subtract => Soma(new SubtractingOutput(limits, Expand(population, threshold))),
            _ => Soma(new SeveralSpikesOutput(Positive(population, threshold))),
        };

        Soma Soma<TOutput>(TOutput output)
            where TOutput : struct, IOutputRule =>
            new Soma<TOutput>(synapse, membrane, discretization.PreviousCurrent, refractoryTicks, output);
    }

    // v ≥ θ is v > the double below θ.
    static double[] Limits(Population population, ParameterValues threshold, Discretization discretization)
    {
        var limits = Expand(population, threshold);
        return discretization.ThresholdInclusive ? Array.ConvertAll(limits, Math.BitDecrement) : limits;
    }

    static double[] Positive(Population population, ParameterValues threshold)
    {
        var thresholds = Expand(population, threshold);
        var bad = Array.FindIndex(thresholds, t => !(t > 0));
        return bad < 0
            ? thresholds
            : throw new InputErrorException(NetworkCodes.BadValue.At(
                population.Location, FormattableString.Invariant(
                    $"population '{population.Name}' has threshold {thresholds[bad]} at neuron {bad}; several spikes a step need thresholds above 0.")));
    }

    static double[] Expand(Population population, ParameterValues values)
    {
        var expanded = new double[population.Size];
        for (var n = 0; n < expanded.Length; n++)
        {
            expanded[n] = values[n];
        }

        return expanded;
    }
}
