using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Backends.Cpu;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Learning;

/// <summary>A population outside a chip: its inputs are given and its spikes taken tick by tick, as loops around a learning engine need.</summary>
public sealed class SteppedPopulation
{
    readonly PopulationState _population;
    readonly SomaDriver _driver;
    readonly SpikeList _spikes;
    int _step;

    internal SteppedPopulation(PopulationState population, SomaDriver driver)
    {
        _population = population;
        _driver = driver;
        _spikes = new(population.FirstUnit + population.Count, groups: 1);
    }

    /// <summary>[neurons]: sums that the next <see cref="Step"/> integrates, and clears.</summary>
    public Span<int> Inputs => _population.InputsOf(0, 0)[.._population.Count];

    /// <summary>Updates all neurons once.</summary>
    /// <returns>Units that fired, ascending; valid until the next step.</returns>
    public ReadOnlySpan<int> Step()
    {
        _spikes.Clear();
        _driver.Update(_population, 0, new(Sample: 0, _step++), _spikes);
        _spikes.EndGroup();
        return _spikes.Units;
    }

    /// <summary>[neurons]: a state variable by the numbering of the family.</summary>
    public ReadOnlySpan<int> State(int state) => _population.State(state);

    /// <exception cref="InputErrorException">NC6001: the backend cannot step populations; NC5: a parameter is missing or out of range.</exception>
    public static SteppedPopulation Create(IBackend backend, PopulationImage population, ulong seed) =>
        backend is IPlasticBackend plastic
            ? plastic.Create(population, seed)
            : throw new InputErrorException(RunCodes.BackendAbsent.With($"Backend '{backend.Name}' cannot step populations from outside."));
}
