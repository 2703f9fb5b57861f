namespace NeuroChip.Devices.Energy;

/// <summary>Energy of writing one cell, in J: V²·(G before + G after)/2·t a pulse in the cell and V²·C on its wire.</summary>
public sealed class CellWriteEnergy
{
    /// <param name="volts">Voltage of the pulses, of either sign.</param>
    /// <param name="seconds">Length of a pulse.</param>
    public CellWriteEnergy(double volts, double seconds)
    {
        Volts = Require.Finite(volts, "write voltage");
        Seconds = Require.NotNegative(seconds, "pulse length");
    }

    public double Volts { get; }

    public double Seconds { get; }

    /// <param name="before">Conductance before the pulses, in S.</param>
    /// <param name="after">Conductance behind them, in S.</param>
    public double Cell(double before, double after, long pulses) => Volts * Volts * ((before + after) / 2) * Seconds * pulses;

    /// <param name="farads">Capacitance of the wire.</param>
    public double Wire(double farads, long pulses) => Volts * Volts * Require.NotNegative(farads, "wire capacitance") * pulses;
}
