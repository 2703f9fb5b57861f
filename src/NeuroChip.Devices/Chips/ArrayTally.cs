namespace NeuroChip.Devices.Chips;

/// <summary>What programming did to the devices of an array, a core or a layer.</summary>
/// <param name="Cells">Devices.</param>
/// <param name="Stuck">Devices that no pulse changes.</param>
/// <param name="Unconverged">Devices that were given up outside the tolerance.</param>
/// <param name="Pulses">Programming pulses; 0 where they were not simulated.</param>
/// <param name="Reversals">Changes of their direction.</param>
/// <param name="MostPulses">Pulses of the device that took most.</param>
/// <param name="Joules">Energy of the pulses in the cells.</param>
public readonly record struct ArrayTally(long Cells, long Stuck, long Unconverged, long Pulses, long Reversals, int MostPulses, double Joules)
{
    public static ArrayTally operator +(ArrayTally a, ArrayTally b) => new(
        a.Cells + b.Cells, a.Stuck + b.Stuck, a.Unconverged + b.Unconverged, a.Pulses + b.Pulses, a.Reversals + b.Reversals,
        Math.Max(a.MostPulses, b.MostPulses), a.Joules + b.Joules);

    internal ArrayTally WithStuck() => this with { Cells = Cells + 1, Stuck = Stuck + 1 };

    internal ArrayTally With(WrittenCell cell) => new(
        Cells + 1, Stuck, Unconverged + (cell.Converged ? 0 : 1), Pulses + cell.Pulses, Reversals + cell.Reversals,
        Math.Max(MostPulses, cell.Pulses), Joules + cell.Joules);
}
