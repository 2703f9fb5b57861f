using NeuroChip.Core.Hardware;
using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Chips;

/// <summary>Devices that were all programmed to one of the levels of a cell.</summary>
public static class LevelSample
{
    /// <returns>[levels][devices]: conductances in S.</returns>
    /// <param name="bits">Of a cell, 1…8.</param>
    /// <param name="devices">For each level.</param>
    public static double[][] Of(DeviceSpec device, Fidelity fidelity, double ageSeconds, int bits, int devices, ulong seed)
    {
        var window = new ConductanceWindow(device.MinSiemens > 0 ? device.MaxSiemens / device.MinSiemens : null);
        var grid = LevelGrid.OfBits(window, bits);
        var model = fidelity == Fidelity.Ideal ? CellModel.Ideal : CellModel.Of(device, fidelity, ageSeconds);
        var levels = new double[grid.Levels][];
        for (var level = 0; level < levels.Length; level++)
        {
            levels[level] = new double[devices];
            for (var cell = 0; cell < devices; cell++)
            {
                var address = new CellAddress(seed, (uint)level, (uint)cell);
                levels[level][cell] = model.Make(grid.Conductance(level), address).Conductance * device.MaxSiemens;
            }
        }

        return levels;
    }
}
