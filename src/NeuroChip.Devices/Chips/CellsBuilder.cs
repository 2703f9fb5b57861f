using NeuroChip.Core.Images;

namespace NeuroChip.Devices.Chips;

/// <summary>Collects manufactured devices as the integers of <see cref="DeviceCells"/>.</summary>
sealed class CellsBuilder(int devices)
{
    readonly int[] _states = new int[devices], _floors = new int[devices], _spans = new int[devices];
    readonly int[] _factorsUp = new int[devices], _factorsDown = new int[devices];

    public int Count => devices;

    /// <param name="low">Lowest conductance above the nominal Gmin, in units of the nominal window.</param>
    /// <param name="high">Highest one.</param>
    /// <param name="state">Share of the device's own window; limited to it.</param>
    /// <param name="up">Size of steps relative to the law.</param>
    public void Set(int at, double low, double high, double state, double up, double down, PlasticDevices law)
    {
        _floors[at] = Fixed(low, PlasticDevices.ShareBits, PlasticDevices.LargestShare);
        _spans[at] = Math.Clamp(Fixed(high, PlasticDevices.ShareBits, PlasticDevices.LargestShare) - _floors[at], 0, PlasticDevices.LargestShare);
        _states[at] = Fixed(OnLevel(Math.Clamp(state, 0, 1), law), PlasticDevices.StateBits, PlasticDevices.StateOne);
        _factorsUp[at] = Fixed(up, PlasticDevices.FactorBits, PlasticDevices.LargestFactor);
        _factorsDown[at] = Fixed(down, PlasticDevices.FactorBits, PlasticDevices.LargestFactor);
    }

    public DeviceCells Build() => new()
    {
        States = [.. _states],
        Floors = [.. _floors],
        Spans = [.. _spans],
        FactorsUp = [.. _factorsUp],
        FactorsDown = [.. _factorsDown],
        Pulses = [.. new int[devices]],
    };

    // A device with few states starts on the nearest one.
    static double OnLevel(double state, PlasticDevices law)
    {
        var steps = law.Parallel > 0 ? law.Parallel : law.Levels - 1;
        return steps > 0 ? Math.Round(state * steps, MidpointRounding.ToEven) / steps : state;
    }

    static int Fixed(double value, int bits, int limit) => (int)Math.Clamp(Math.Round(Math.ScaleB(value, bits), MidpointRounding.ToEven), -limit, limit);
}
