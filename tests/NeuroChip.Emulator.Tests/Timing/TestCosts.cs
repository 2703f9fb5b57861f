using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Tests.Timing;

/// <summary>Costs whose sums are easy to read: nanoseconds written as whole numbers.</summary>
static class TestCosts
{
    /// <summary>Of the published multi-core cases; after SANA-FE's fit to Loihi.</summary>
    public static EventCosts Published { get; } = new()
    {
        SomaAccess = new(51.2e-12, 6e-9),
        SomaUpdate = new(21.6e-12, 3.7e-9),
        SomaSpike = new(69.3e-12, 30e-9),
        AxonOut = new(111e-12, 5.1e-9),
        AxonIn = new(0, 16e-9),
        Synapse = new(35.5e-12, 3.8e-9),
        HopEast = new(3e-12, 4.1e-9),
        HopWest = new(3e-12, 4.1e-9),
        HopNorth = new(4.2e-12, 6.5e-9),
        HopSouth = new(4.2e-12, 6.5e-9),
    };

    /// <summary>Sending takes 1, receiving 10, a soma 100 units of time; hops and synapses none.</summary>
    public static EventCosts Waiting { get; } = new()
    {
        SomaAccess = new(0, 100),
        SomaUpdate = default,
        SomaSpike = default,
        AxonOut = new(0, 1),
        AxonIn = new(0, 10),
        Synapse = default,
        HopEast = default,
        HopWest = default,
        HopNorth = default,
        HopSouth = default,
    };
}
