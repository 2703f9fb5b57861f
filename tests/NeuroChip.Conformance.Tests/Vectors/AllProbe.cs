using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Conformance.Tests.Vectors;

/// <summary>Current, voltage and spikes of a population in sample 0.</summary>
readonly struct AllProbe(int population) : ITickProbe
{
    public PotentialProbe Current { get; } = new(population, 0, 0);

    public PotentialProbe Voltage { get; } = new(population, 1, 0);

    public SpikeProbe Spikes { get; } = new(0);

    public void Observe(in TickView view)
    {
        Current.Observe(view);
        Voltage.Observe(view);
        Spikes.Observe(view);
    }
}
