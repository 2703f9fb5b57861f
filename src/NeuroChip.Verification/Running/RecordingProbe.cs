using NeuroChip.Core.Images;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Verification.Running;

/// <summary>Records every state of every population, and all spikes, in sample 0.</summary>
readonly struct RecordingProbe(ChipImage image) : ITickProbe
{
    readonly PotentialProbe[][] _states =
    [
        .. image.Populations.Select((population, p) =>
            KernelCatalog.Shape(population.Family).States.Select((_, state) => new PotentialProbe(p, state, 0)).ToArray()),
    ];

    readonly SpikeProbe _spikes = new(0);

    public void Observe(in TickView view)
    {
        foreach (var population in _states)
        {
            foreach (var state in population)
            {
                state.Observe(view);
            }
        }

        _spikes.Observe(view);
    }

    /// <summary>[ticks of the chip][neurons].</summary>
    public IReadOnlyList<int[]> State(int population, int state) => _states[population][state].Of(0);

    public IEnumerable<SpikeEvent> Spikes => _spikes.Of(0);
}
