namespace NeuroChip.Devices.Chips;

/// <summary>What programming did to the devices of an array, a core or a layer.</summary>
public readonly record struct ArrayTally
{
    /// <summary>Devices.</summary>
    public long Cells { get; init; }

    /// <summary>Devices that no pulse changes.</summary>
    public long Stuck { get; init; }

    /// <summary>Devices that were given up outside the tolerance.</summary>
    public long Unconverged { get; init; }

    /// <summary>Programming pulses; 0 where they were not simulated.</summary>
    public long Pulses { get; init; }

    /// <summary>Changes of their direction.</summary>
    public long Reversals { get; init; }

    /// <summary>Pulses of the device that took most.</summary>
    public int MostPulses { get; init; }

    /// <summary>That device, the first of them; of no meaning where <see cref="MostPulses"/> is 0.</summary>
    public CellPlace MostWritten { get; init; }

    /// <summary>Weight columns that moved to spare ones.</summary>
    public int Spares { get; init; }

    /// <summary>Energy of the pulses in the cells.</summary>
    public double Joules { get; init; }

    public static ArrayTally operator +(ArrayTally a, ArrayTally b) => new()
    {
        Cells = a.Cells + b.Cells,
        Stuck = a.Stuck + b.Stuck,
        Unconverged = a.Unconverged + b.Unconverged,
        Pulses = a.Pulses + b.Pulses,
        Reversals = a.Reversals + b.Reversals,
        MostPulses = Math.Max(a.MostPulses, b.MostPulses),
        MostWritten = b.MostPulses > a.MostPulses ? b.MostWritten : a.MostWritten,
        Spares = a.Spares + b.Spares,
        Joules = a.Joules + b.Joules,
    };

    internal ArrayTally WithStuck() => this with { Cells = Cells + 1, Stuck = Stuck + 1 };

    internal ArrayTally With(WrittenCell cell, CellPlace place) => this with
    {
        Cells = Cells + 1,
        Unconverged = Unconverged + (cell.Converged ? 0 : 1),
        Pulses = Pulses + cell.Pulses,
        Reversals = Reversals + cell.Reversals,
        MostPulses = Math.Max(MostPulses, cell.Pulses),
        MostWritten = cell.Pulses > MostPulses ? place : MostWritten,
        Joules = Joules + cell.Joules,
    };
}
