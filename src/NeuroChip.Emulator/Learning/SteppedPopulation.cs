using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Emulator.Backends;

namespace NeuroChip.Emulator.Learning;

/// <summary>A population outside a chip: its inputs are given and its spikes taken tick by tick, as loops around a learning engine need.</summary>
public abstract class SteppedPopulation : IDisposable
{
    /// <summary>[neurons]: sums that the next <see cref="Step"/> integrates, and clears.</summary>
    public abstract Span<int> Inputs { get; }

    /// <summary>Updates all neurons once.</summary>
    /// <returns>Units that fired, ascending; valid until the next step.</returns>
    public abstract ReadOnlySpan<int> Step();

    /// <summary>[neurons]: a state variable by the numbering of the family.</summary>
    public abstract ReadOnlySpan<int> State(int state);

    /// <summary>Frees what it holds on a device.</summary>
    public virtual void Dispose()
    {
    }

    /// <param name="options">Where: device and program cache; null: those of a run without options.</param>
    /// <exception cref="InputErrorException">NC6001: the backend cannot step populations; NC5: a parameter is missing or out of range.</exception>
    public static SteppedPopulation Create(IBackend backend, PopulationImage population, ulong seed, RunOptions? options = null) =>
        backend is IPlasticBackend plastic
            ? plastic.Create(population, seed, options ?? new())
            : throw new InputErrorException(RunCodes.BackendAbsent.With($"Backend '{backend.Name}' cannot step populations from outside."));
}
