using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>A population outside a chip on the processor.</summary>
sealed class CpuSteppedPopulation(PopulationState population, SomaDriver driver) : SteppedPopulation
{
    readonly SpikeList _spikes = new(population.FirstUnit + population.Count, groups: 1);
    int _step;

    public override Span<int> Inputs => population.InputsOf(0, 0)[..population.Count];

    public override ReadOnlySpan<int> Step()
    {
        _spikes.Clear();
        driver.Update(population, 0, new(Sample: 0, _step++), _spikes);
        _spikes.EndGroup();
        return _spikes.Units;
    }

    public override ReadOnlySpan<int> State(int state) => population.State(state);
}
